/**
 * What a programme promises: its unit, its times and the rules by which value is earned, each with the days it held.
 * Flow: manager's page or API → Programmes → rules in force on a day → earning.
 */
@NullMarked
package heartstring.loyalty.programmes;

import org.jspecify.annotations.NullMarked;
