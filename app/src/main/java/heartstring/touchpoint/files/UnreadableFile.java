package heartstring.touchpoint.files;

/** The file as a whole cannot be read; the message says why and what to do, for the person who brought it. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableFile(String message) {
        super(message);
    }
}
