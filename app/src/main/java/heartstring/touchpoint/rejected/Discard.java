package heartstring.touchpoint.rejected;

/** Why a rejected event is thrown away. */
public enum Discard {
    TEST("Test data"),
    BROKEN("A broken client; it was mended"),
    DUPLICATE("It came again in good order"),
    UNWANTED("We do not want such events"),
    PERSONAL("It holds what we may not keep");

    private final String label;

    Discard(String label) {
        this.label = label;
    }

    /** The reason on a page. */
    public String label() {
        return label;
    }
}
