package heartstring.crm.answers;

/** An answer to choose; {@code words} may hold variables such as {@code {{first name}}}. */
public record SavedReply(long id, String name, String words) {}
