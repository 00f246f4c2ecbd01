package heartstring.loyalty.passing;

/** What can become of passing points on. */
public sealed interface Passed {

    /** They moved; the same key again finds it replayed. */
    record Done(long postingId, long points, boolean replayed) implements Passed {}

    /** Not allowed, and why in plain words. */
    record Refused(String reason) implements Passed {}

    /** There are fewer points than that. */
    record NotEnough(long available) implements Passed {}

    /** The key was used for something else before. */
    record KeyReused() implements Passed {}
}
