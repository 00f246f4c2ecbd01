package heartstring.messaging.templates;

/**
 * A message in one language.
 *
 * @param language such as {@code en}
 * @param subject one line; of no use but in e-mail
 * @param body in lines, see {@link BlockRules}
 */
public record Words(String language, String subject, String body) {}
