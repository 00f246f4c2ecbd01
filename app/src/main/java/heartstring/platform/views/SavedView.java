package heartstring.platform.views;

/** A list under a name; {@code query} is the query string without the question mark, {@code own} whether the asker made it. */
public record SavedView(long id, String name, String query, boolean shared, boolean own) {}
