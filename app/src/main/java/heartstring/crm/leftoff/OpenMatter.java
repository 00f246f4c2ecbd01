package heartstring.crm.leftoff;

import java.time.Instant;

/**
 * Something that is open between us and a customer.
 *
 * @param text a sentence, for colleagues alone
 * @param href where it goes on
 * @param at since when
 */
public record OpenMatter(String text, String href, Instant at) {}
