package heartstring.customer.choices;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done with what we know of somebody, beyond what they asked for. */
public enum Use {
    /** What they might like or need next, worked out from what they bought. */
    RECOMMENDATIONS(
            "Suggestions from what you bought",
            "We work out what you may like or need next. Without it nobody here sees such suggestions for you."),
    /** Gifts at the till, chosen by what they bought and what is remembered of them. */
    GIFTS(
            "Gifts chosen by what you bought",
            "A gift at the till is chosen by what you bought before and what you told us. Without it you get no gifts of that kind."),
    /** Feelings read from what they write. */
    EMOTION(
            "Reading feelings from your words",
            "A program reads from your messages and answers whether you are glad or annoyed. Without it nobody does, and what was read is not shown."),
    /** Being held out, or given something, by lot, so that it can be seen what it changes. */
    EXPERIMENTS(
            "Taking part in comparisons",
            "Some customers go without something by lot, so that we see whether it helps. Without it you are in no comparison, and nothing is kept from you."),
    /** Messages whose words or timing depend on what is known of them. */
    MESSAGES(
            "Messages that fit you",
            "What we write, and when, depends on what you bought and did. Without it you get what everybody gets, or nothing."),
    /** What people who earn together share about each other. */
    HOUSEHOLD(
            "Sharing with your household",
            "You can collect points together with others. Without it nobody can add you to a household; where you are in one already, leave it in the shop.");

    private final String words;
    private final String told;

    Use(String words, String told) {
        this.words = words;
        this.told = told;
    }

    /** As the person reads it. */
    public String words() {
        return words;
    }

    /** What it means, and what is without it, as the person reads it. */
    public String told() {
        return told;
    }

    /** As it is stored and told to programs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is stored so. */
    public static Optional<Use> of(String text) {
        return Stream.of(values()).filter(use -> use.text().equals(text)).findFirst();
    }
}
