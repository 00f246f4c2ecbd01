package heartstring.loyalty.adjustments;

/** What can become of asking for a correction, or deciding one. */
public sealed interface Adjusting {

    /** It is kept: posted, or waiting for a second person, or refused by one; the same key again finds it replayed. */
    record Kept(Adjustment adjustment, boolean replayed) implements Adjusting {}

    /** It cannot be, and why in plain words. */
    record Refused(String reason) implements Adjusting {}

    /** There are fewer points than that. */
    record NotEnough(long available) implements Adjusting {}

    /** The key was used for something else before. */
    record KeyReused() implements Adjusting {}

    /** There is none of that number that waits. */
    record Unknown() implements Adjusting {}
}
