package heartstring.crm.leftoff;

import java.time.Instant;

/**
 * One sentence of where we left off.
 *
 * @param text the sentence
 * @param at when that was said
 * @param touchpointId where it was said
 */
public record LeftOff(String text, Instant at, long touchpointId) {}
