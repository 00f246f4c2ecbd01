package heartstring.crm.conversations;

import java.util.Locale;

/** How a conversation stands. */
public enum State {
    OPEN,
    SNOOZED,
    RESOLVED;

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
