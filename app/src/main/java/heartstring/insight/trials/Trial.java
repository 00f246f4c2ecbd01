package heartstring.insight.trials;

import java.time.Instant;

/**
 * Something that chance gave to some and kept from others.
 *
 * @param both how many customers met it in both arms; they tell nothing
 * @param since when the first met it
 */
public record Trial(String key, long both, Instant since) {}
