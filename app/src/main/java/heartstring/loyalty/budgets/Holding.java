package heartstring.loyalty.budgets;

/** What can become of drawing from a budget. */
public sealed interface Holding {

    /**
     * It is set aside, used up or freed.
     *
     * @param reservation by which it can be captured or freed
     */
    record Held(long reservation, long amountMinor, boolean replayed) implements Holding {}

    /** There is less left than that, and nothing moved. */
    record NotEnough(long leftMinor) implements Holding {}

    /** It cannot be, and why in plain words. */
    record Refused(String reason) implements Holding {}

    /** There is no such budget or reservation. */
    record Unknown() implements Holding {}

    /** The key was used for something else before. */
    record KeyReused() implements Holding {}
}
