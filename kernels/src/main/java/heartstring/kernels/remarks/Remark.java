package heartstring.kernels.remarks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something to keep in mind.
 *
 * @param kind what sort of thing it is
 * @param words the part of the text that says it, white space made single
 * @param from where the sentence that says it begins in the text, in chars
 * @param to where it ends
 * @param due for a promise, the day by which it is to be kept; null when none was said
 * @param ours for a promise, whether the house gave it
 */
public record Remark(
        Kind kind, String words, int from, int to, @Nullable LocalDate due, boolean ours) {

    /** The sorts of things to keep in mind. */
    public enum Kind {
        /** What somebody likes or does not like, and how they want to be treated. */
        PREFERENCE,
        /** What worries or annoys. */
        CONCERN,
        /** What somebody is looking for. */
        WISH,
        /** What somebody said they would do. */
        PROMISE,
        /** What happens in somebody's life. */
        LIFE_EVENT,
        /** What was tried already. */
        TRIED,
        /** What is not to be done again. */
        AVOID
    }
}
