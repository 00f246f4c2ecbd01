package heartstring.decision.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With what a case was closed; to do nothing is one of them. */
public enum Ending {
    NOTHING("nothing was to be done"),
    APOLOGISED("we apologised"),
    AMENDS("we made amends"),
    MENDED("we put it right");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    /** As it ends a sentence. */
    public String label() {
        return label;
    }

    /** As it is kept. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Ending> of(String word) {
        return Arrays.stream(values()).filter(e -> e.word().equals(word)).findFirst();
    }
}
