package heartstring.experience.builder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be added to a survey. */
public enum Kind {
    NPS("Recommendation, 0 to 10 (NPS)"),
    CSAT("Satisfaction, 1 to 5 (CSAT)"),
    CES("Ease, 1 to 7 (CES)"),
    RATING("Stars"),
    FEELING("A feeling"),
    ONE("One of a list"),
    SEVERAL("Several of a list"),
    MATRIX("A table: one for each line"),
    RANKING("A ranking"),
    TEXT("Free words"),
    LINE("A line of words"),
    DAY("A day"),
    FILE("A picture or document"),
    CONSENT("A consent"),
    CONTACT("Name, e-mail and telephone");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As it stands in a form. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }
}
