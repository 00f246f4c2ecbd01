package heartstring.experience.chain;

import java.util.Locale;

/**
 * How links are told. What was not assigned by lot goes together, and no word here says more of it; only what was assigned by lot made a
 * difference.
 */
final class Wording {

    private Wording() {}

    /** What is looked at, in a few words. */
    static String subject(Link link) {
        return switch (link.kind()) {
            case FELT, ACT -> subject(link.subject());
            case TRIAL -> link.subject().replace('-', ' ').replace('_', ' ').replace(':', ' ');
        };
    }

    /** How a feeling is called. */
    static String subject(String felt) {
        return switch (felt) {
            case ChainRules.GOOD -> "all good feelings";
            case ChainRules.BAD -> "all bad feelings";
            default -> felt;
        };
    }

    /** The finding in a sentence without its subject. */
    static String words(Link link) {
        return switch (link.kind()) {
            case FELT, ACT ->
                link.isTold()
                        ? "goes together with " + link.outcome().doing(link.value() >= 1) + ": " + ratio(link)
                        : "no difference that is more than chance: " + ratio(link);
            case TRIAL ->
                link.isTold()
                        ? "made a difference of " + difference(link)
                        : "no difference that is more than chance: " + difference(link);
        };
    }

    /** How many times as often, with its interval. */
    static String ratio(Link link) {
        return String.format(Locale.ROOT, "%.2f times as often (%.2f to %.2f)", link.value(), link.low(), link.high());
    }

    /** How many more of a hundred, with its interval. */
    static String difference(Link link) {
        return (signed(link.value()) + " of 100 (" + signed(link.low()) + " to " + signed(link.high()) + ")");
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f", share * 100).replace('-', '−');
    }

    /** The two shares beside each other. */
    static String shares(Link link) {
        return String.format(
                Locale.ROOT,
                "%.0f of 100 %s, %.0f of 100 of %s",
                link.share() * 100,
                link.outcome().did(),
                link.otherShare() * 100,
                beside(link));
    }

    private static String beside(Link link) {
        return switch (link.kind()) {
            case FELT -> "customers like them";
            case ACT -> "customers like them of whom nothing was done";
            case TRIAL -> "those who were held out";
        };
    }

    /** What stands behind it, in words. */
    static String evidence(Link link) {
        return switch (link.kind()) {
            case FELT, ACT -> "goes together";
            case TRIAL -> "assigned by lot";
        };
    }
}
