package heartstring.loyalty.baskets;

/** What can become of drawing a basket's discounts. */
public sealed interface Dealing {

    /** It stands: reserved, done or rolled back; the same key again finds it replayed. {@code told} is the quote as JSON. */
    record Stands(long id, State state, long discountMinor, String told, boolean replayed) implements Dealing {}

    /** Nothing was drawn, and why in plain words. */
    record Refused(String reason) implements Dealing {}

    /** There is no such deal. */
    record Unknown() implements Dealing {}

    /** The key was used for something else before. */
    record KeyReused() implements Dealing {}

    /** How a deal stands. */
    enum State {
        RESERVED,
        DONE,
        ROLLED_BACK
    }
}
