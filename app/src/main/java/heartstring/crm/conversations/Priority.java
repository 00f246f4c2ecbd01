package heartstring.crm.conversations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much a conversation presses. */
public enum Priority {
    URGENT(1),
    HIGH(2),
    NORMAL(3),
    LOW(4);

    private final int number;

    Priority(int number) {
        this.number = number;
    }

    /** As it is stored: 1 to 4. */
    public int number() {
        return number;
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
