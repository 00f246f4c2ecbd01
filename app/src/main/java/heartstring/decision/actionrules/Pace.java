package heartstring.decision.actionrules;

import java.util.Locale;

/** How often customers like this one come by themselves within thirty days; what is done for them is learnt of each by itself. */
public enum Pace {
    SELDOM(0.15, "come seldom"),
    SOMETIMES(0.5, "come now and then"),
    OFTEN(0.85, "come often");

    private static final double SOME = 0.35;
    private static final double MANY = 1.2;

    private final double comes;
    private final String words;

    Pace(double comes, String words) {
        this.comes = comes;
        this.words = words;
    }

    /** How likely one of them comes within thirty days, as long as nothing was learnt. */
    public double comes() {
        return comes;
    }

    /** Behind "who". */
    public String words() {
        return words;
    }

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with that word, one of {@link #word}. */
    public static Pace of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** By the visits that are expected within thirty days, below 0 for unknown. */
    public static Pace of(double monthly) {
        return monthly < SOME ? SELDOM : monthly < MANY ? SOMETIMES : OFTEN;
    }
}
