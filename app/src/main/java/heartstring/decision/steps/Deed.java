package heartstring.decision.steps;

/** What became of something that a step was to do. */
public sealed interface Deed {

    /** It is done once the caller's transaction is kept; the note says what, for colleagues. */
    record Done(String note) implements Deed {}

    /**
     * It is not, and will not be: the run goes on below.
     *
     * @param undo whether what was begun has to be undone
     */
    record Not(String note, boolean undo) implements Deed {
        Not(String note) {
            this(note, false);
        }
    }
}
