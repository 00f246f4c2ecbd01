package heartstring.experience.answers;

/** What can become of an answer. */
public sealed interface Taken {

    record Done(long answerId) implements Taken {}

    /** It was here before; nothing changed. */
    record Known() implements Taken {}

    /** The survey takes no answers now. */
    record Closed() implements Taken {}

    /** It has as many as it wanted. */
    record Full() implements Taken {}

    /** It cannot be kept, and why. */
    record Refused(String reason) implements Taken {}
}
