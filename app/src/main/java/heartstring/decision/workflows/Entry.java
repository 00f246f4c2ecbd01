package heartstring.decision.workflows;

import java.time.LocalTime;

/** How somebody comes into a workflow. */
public sealed interface Entry {

    /**
     * Something happens to them.
     *
     * @param key the way to the property that tells one such thing from another, such as {@code cart_id}: each value is a run of its own;
     *     empty for one run for each customer
     */
    record OnEvent(Happening event, String key) implements Entry {}

    /** They come to a segment, or leave it. Who is in it when the workflow is put on comes in as well if so said then. */
    record OnSegment(int segment, boolean joined) implements Entry {}

    /**
     * A day that a property tells comes near.
     *
     * @param property such as {@code birthday}
     * @param daysBefore so many days before it; negative for days after it
     * @param yearly its day and month of every year, else only that day
     * @param at the time of day where they live
     */
    record OnDay(String property, int daysBefore, boolean yearly, LocalTime at) implements Entry {

        /** The most days before or after. */
        public static final int MOST_DAYS = 180;
    }

    /**
     * A program says so.
     *
     * @param key whether each call names a key of its own, so that somebody may be in it several times
     */
    record OnCall(boolean key) implements Entry {}

    /** A colleague puts them in. */
    record ByHand() implements Entry {}

    /** As it is stored and told to programs. */
    default String word() {
        return switch (this) {
            case OnEvent it -> "event";
            case OnSegment it -> "segment";
            case OnDay it -> "day";
            case OnCall it -> "call";
            case ByHand it -> "hand";
        };
    }
}
