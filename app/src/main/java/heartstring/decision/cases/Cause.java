package heartstring.decision.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a case was opened; causes of one family share a case, because they tell of the same thing. */
public enum Cause {
    ANSWER("voiced", "a low answer"),
    WORDS("voiced", "angry words"),
    COMPLAINT("voiced", "a complaint"),
    FELL("fading", "an index that fell"),
    LEAVER("fading", "a polite leaver"),
    HAND("hand", "opened by hand");

    private final String family;
    private final String label;

    Cause(String family, String label) {
        this.family = family;
        this.label = label;
    }

    /** Which causes go together. */
    public String family() {
        return family;
    }

    /** Its name on a page. */
    public String label() {
        return label;
    }

    /** Whether the customer knows of it: they said so, or spoke with us. What is only seen in their behaviour they are never told. */
    public boolean isKnownToThem() {
        return !family.equals("fading");
    }

    /** As it is kept. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Cause> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
}
