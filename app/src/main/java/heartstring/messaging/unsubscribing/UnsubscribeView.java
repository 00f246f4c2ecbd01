package heartstring.messaging.unsubscribing;

/**
 * The page behind the link.
 *
 * @param kind which messages, such as {@code news and offers}
 * @param wanted whether they are sent now
 */
public record UnsubscribeView(String shop, String email, String kind, boolean wanted, String path) {}
