package heartstring.platform.fields;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field belongs to. */
public enum Subject {
    PERSON("People"),
    COMPANY("Companies"),
    DEAL("Deals");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    /** As a heading. */
    public String label() {
        return label;
    }

    /** As it stands in addresses and rows. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The subject of this word. */
    public static Optional<Subject> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
