package heartstring.platform.bulk;

/** How a room does to one of its records what a bulk says; called in a transaction of several, as whoever began it. Never throws. */
public interface BulkHand {

    /** The subject whose records it changes. */
    String subject();

    /** Does it to one record. */
    Step apply(Bulk bulk, long id);

    /** Gives one record back what it held before, if it still holds what the bulk gave it. */
    Step undo(Bulk bulk, long id, String before, String after);

    /** What became of one record. */
    sealed interface Step {

        /** It holds something else now; both as the hand understands them. */
        record Changed(String before, String after) implements Step {}

        /** It held that already; at an undo: it was changed since and stays. */
        record Same() implements Step {}

        /** It stays as it was; why, in at most 300 characters. */
        record Refused(String sentence) implements Step {}
    }
}
