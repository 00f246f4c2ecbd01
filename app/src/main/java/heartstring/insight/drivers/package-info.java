/**
 * What goes together with how customers rate us, with coming back and with what they spend: each factor's part of it, with what it says if all
 * were as good as the best tenth. It tells what goes together and nothing more.
 * Flow: DriversStudy, each night → insight.moments gathers → kernels/drivers → FoundSql; FoundDrivers is the door.
 */
@NullMarked
package heartstring.insight.drivers;

import org.jspecify.annotations.NullMarked;
