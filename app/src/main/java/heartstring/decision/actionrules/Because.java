package heartstring.decision.actionrules;

import java.util.Locale;
import java.util.Optional;

/** Why somebody does not do what was suggested; how long it is not suggested again depends on it. */
public enum Because {
    NOT_NOW("Not now", 3),
    NOT_THEM("Not for them", 180),
    WRONG("What it builds on is not true", 90),
    OTHER("Another reason", 14);

    private final String words;
    private final int days;

    Because(String words, int days) {
        this.words = words;
        this.days = days;
    }

    /** As people choose it. */
    public String words() {
        return words;
    }

    /** So many days it is not suggested for the same customer again. */
    public int days() {
        return days;
    }

    /** As it is stored and told to programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with that word; empty for none. */
    public static Optional<Because> of(String word) {
        for (Because because : values()) {
            if (because.word().equals(word)) {
                return Optional.of(because);
            }
        }
        return Optional.empty();
    }
}
