package heartstring.insight.trials;

import java.time.Instant;

/** A customer who met a trial, and when. */
public record MetBy(long customer, String name, Instant at) {}
