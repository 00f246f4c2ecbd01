package heartstring.platform.reach;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of record that a reach is set for. */
public enum RecordKind {
    PEOPLE("People"),
    COMPANIES("Companies"),
    DEALS("Deals"),
    TASKS("Tasks and meetings"),
    CONVERSATIONS("Conversations");

    private final String label;

    RecordKind(String label) {
        this.label = label;
    }

    /** Its name on a page. */
    public String label() {
        return label;
    }

    /** Its word for programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RecordKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }
}
