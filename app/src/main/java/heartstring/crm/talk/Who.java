package heartstring.crm.talk;

import java.util.Locale;

/** Who speaks in one talk. */
public enum Who {
    /** The customer, to us. */
    CUSTOMER,
    /** We, to the customer. */
    US,
    /** A colleague, to colleagues alone. */
    NOTE,
    /** Nobody: a chat that begins or ends, a ring, a machine's answer. */
    NOBODY;

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Who of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
