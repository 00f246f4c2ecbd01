package heartstring.touchpoint.mappings;

/** A mapping that cannot be used with its file; the message says why, for the person who wrote it. */
public final class BadMapping extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadMapping(String message) {
        super(message);
    }
}
