/**
 * Until when somebody is promised a first answer and an end, counted in the hours in which the house works.
 * Flow: Settings and holidays → Hours and Targets → ClockRules says when a promise falls due; ClocksPage changes both.
 */
@NullMarked
package heartstring.crm.clocks;

import org.jspecify.annotations.NullMarked;
