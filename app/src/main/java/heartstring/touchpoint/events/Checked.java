package heartstring.touchpoint.events;

/** What a look at one incoming event comes to. */
public sealed interface Checked {

    record Good(Event event) implements Checked {}

    /** It cannot be taken in; the reason says what to do. */
    record Bad(String reason, String payload) implements Checked {}
}
