package heartstring.crm.conversations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much a conversation presses. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL,
    LOW;

    /** As it is stored: 1 to 4. */
    public int number() {
        return ordinal() + 1;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Priority of(int number) {
        return values()[number - 1];
    }

    /** The priority of that word; null when there is none. */
    public static @Nullable Priority ofWord(String word) {
        for (Priority priority : values()) {
            if (priority.word().equals(word)) {
                return priority;
            }
        }
        return null;
    }
}
