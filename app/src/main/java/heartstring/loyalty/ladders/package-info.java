/**
 * The ladders of tiers that programmes have and had: what is counted over which time, how a tier is kept, and what it brings.
 * Flow: a page or program publishes → LadderRules → Ladders → tiers reads them from memory.
 */
@NullMarked
package heartstring.loyalty.ladders;

import org.jspecify.annotations.NullMarked;
