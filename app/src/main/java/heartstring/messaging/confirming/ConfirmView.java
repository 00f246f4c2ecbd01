package heartstring.messaging.confirming;

/** The page behind the link; {@code kind} which messages, {@code confirmed} whether they said so. */
public record ConfirmView(String shop, String email, String kind, boolean confirmed, String path) {}
