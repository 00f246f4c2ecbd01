package heartstring.platform.fields;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which values fit a field. */
public enum Kind {
    TEXT("Text"),
    NUMBER("Number"),
    /** A number of whole units of the field's currency, such as 12.5. */
    MONEY("Amount of money"),
    DATE("Date"),
    /** The key of one choice. */
    SELECT("One of a list"),
    /** The keys of several choices, as a list. */
    MULTI("Several of a list"),
    /** A whole number from 1 to 5. */
    RATING("Rating in stars"),
    /** The number of a customer. */
    RELATION("Person or company");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }

    /** As it stands in rows and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values come from a list. */
    public boolean chooses() {
        return this == SELECT || this == MULTI;
    }

    /** Whether values are ordered like numbers. */
    public boolean counts() {
        return this == NUMBER || this == MONEY || this == RATING || this == DATE;
    }

    /** Whether lists can be put in the order of such a field. */
    public boolean sorts() {
        return counts() || this == TEXT;
    }

    /** The kind of this word. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }
}
