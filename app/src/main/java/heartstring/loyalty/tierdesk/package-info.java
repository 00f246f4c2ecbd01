/**
 * Tiers for people and programs: a member's standing, the ladder with how many stand on each step, a trial of another ladder, and
 * publishing it.
 * Flow: TiersPage, TiersApi → LadderForm → Simulation or Ladders; member → Tiers.
 */
@NullMarked
package heartstring.loyalty.tierdesk;

import org.jspecify.annotations.NullMarked;
