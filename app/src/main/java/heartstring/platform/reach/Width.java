package heartstring.platform.reach;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far somebody reaches. */
public enum Width {
    ALL("all of them"),
    TEAM("those of their teams, and those that nobody has"),
    OWN("their own");

    private final String label;

    Width(String label) {
        this.label = label;
    }

    /** It as the end of a sentence: they see … */
    public String label() {
        return label;
    }

    /** Its word for programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Width> of(String word) {
        return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
    }
}
