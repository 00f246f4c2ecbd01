package heartstring.insight.drivers;

import java.time.Instant;

/**
 * A moment behind a factor.
 *
 * @param customer as they are now
 * @param touchpoint the answer or the purchase
 * @param value what the factor was then
 * @param result what became of it, in the outcome's own numbers
 */
public record BehindIt(long customer, long touchpoint, Instant at, double value, double result) {}
