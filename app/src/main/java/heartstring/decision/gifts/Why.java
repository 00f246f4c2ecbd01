package heartstring.decision.gifts;

import java.util.Locale;

/** Why there is no gift. */
public enum Why {
    OFF("No gift programme runs in this store."),
    NOBODY("Nobody is known here: gifts are for customers we know."),
    ASKED_NOT_TO("They asked us not to choose gifts by what we know of them."),
    COMPLAINT("Something went wrong for them lately. Say sorry; no gift, it would look like a bribe."),
    TOO_SOON("They had a gift lately."),
    NOTHING("Nothing to give goes with this basket."),
    BUDGET("What gifts may cost here is used up."),
    HELD_OUT("One of those who go without, so that it can be seen what gifts do.");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /** As a sentence for a colleague. */
    public String words() {
        return words;
    }

    /** As it is stored and told to programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Why of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
