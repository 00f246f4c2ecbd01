package heartstring.insight.effects;

import java.util.Locale;

/** What is looked at of those who met a trial. */
public enum Measure {
    /** How often they bought. */
    VISITS,
    /** What they spent and kept, in the currency of most orders. */
    SPEND,
    /** What is left of it to the house once goods and what was given are paid for; see {@link Gain}. */
    NET;

    /** As it is stored and told to programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Measure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
