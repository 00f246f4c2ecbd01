/**
 * What this room keeps of a person: deals, tasks, files, and who follows them.
 * Flow: Privacy → SalesData → SalesDataSql; what was said is in touchpoints, which forget it themselves.
 */
@NullMarked
package heartstring.crm.privacy;

import org.jspecify.annotations.NullMarked;
