package heartstring.story.terms;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a test compares. */
public enum Operator {
    IS("is"),
    ONE_OF("one-of"),
    STARTS_WITH("starts-with"),
    CONTAINS("contains"),
    /** Of several that are kept at once, at least one of the list. */
    HAS_ANY("has-any-of"),
    /** Of several that are kept at once, every one of the list. */
    HAS_ALL("has-all-of"),
    AT_LEAST("at-least"),
    AT_MOST("at-most"),
    MORE_THAN("more-than"),
    LESS_THAN("less-than"),
    /** From the first value to the second, both included. */
    BETWEEN("between"),
    /** Something is told at all. */
    KNOWN("known");

    /** How many values one test lists. */
    public static final int MOST_VALUES = 500;

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** As it stands in JSON. */
    public String word() {
        return word;
    }

    /** The operator of this word, null when there is none. */
    public static @Nullable Operator ofWord(String word) {
        return Arrays.stream(values())
                .filter(o -> o.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** The fewest values it compares with. */
    public int fewest() {
        return this == KNOWN ? 0 : this == BETWEEN ? 2 : 1;
    }

    /** The most values it compares with. */
    public int most() {
        return lists() && this != BETWEEN ? MOST_VALUES : fewest();
    }

    /** Whether its values stand in a list. */
    public boolean lists() {
        return this == ONE_OF || this == HAS_ANY || this == HAS_ALL || this == BETWEEN;
    }
}
