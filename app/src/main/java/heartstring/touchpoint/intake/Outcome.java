package heartstring.touchpoint.intake;

/** What became of one event. */
public sealed interface Outcome {

    /** Written now. */
    record Accepted(long touchpointId) implements Outcome {}

    /** Was here before, or belongs to somebody who asked to be forgotten: nothing to do, nothing to send again. */
    record Known() implements Outcome {}

    /** Kept aside with the reason; it can be replayed. */
    record Rejected(String reason) implements Outcome {}
}
