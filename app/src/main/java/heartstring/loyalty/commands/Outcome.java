package heartstring.loyalty.commands;

/** What can become of a command. */
public sealed interface Outcome {

    /**
     * It stands in the book.
     *
     * @param postingId its number, by which it can be captured, released, taken or given back
     * @param amount what moved
     * @param shortfall what should have moved and did not: forgiven by policy, or more than was left
     * @param replayed whether the same command stood there before
     */
    record Done(long postingId, long amount, long shortfall, boolean replayed) implements Outcome {}

    /** Another command used this key before. */
    record KeyReused() implements Outcome {}

    /** There is less than that; nothing moved. */
    record NotEnough(long available) implements Outcome {}

    /** No posting of the right kind has this number. */
    record Unknown(long postingId) implements Outcome {}

    /** The reservation was captured or released before. */
    record Settled(long postingId) implements Outcome {}
}
