package heartstring.touchpoint.poslog;

/** A document that is no POSLog, or too large, or holds what no journal needs; the message says what in a sentence. */
final class UnreadablePoslog extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadablePoslog(String message) {
        super(message);
    }
}
