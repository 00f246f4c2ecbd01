package heartstring.insight.effects;

import heartstring.kernels.shares.Interval;
import java.time.Instant;

/**
 * What was known of a trial at one night.
 *
 * @param known how many customers told, on both sides
 * @param interval that holds at all looks together
 */
public record Look(Instant at, long known, Interval interval) {}
