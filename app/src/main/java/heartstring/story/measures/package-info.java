/**
 * Figures kept of each profile and each customer, and of what came in each hour.
 * Flow: belt → ActivityBelt → activity and tally; orders change → spend; either, or a merge → Standings → one row per customer.
 */
@NullMarked
package heartstring.story.measures;

import org.jspecify.annotations.NullMarked;
