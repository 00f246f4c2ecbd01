package heartstring.decision.gifts;

import heartstring.kernels.gifts.Candidate;
import java.util.List;

/**
 * What a decision was made from; kept with it, so that it can be done again.
 *
 * @param method the version of the score and the draw
 * @param options what could be given, the best first
 * @param refused what could not, and why
 * @param unfit how many products of the programme nothing speaks for
 */
public record Weighed(
        int method, long run, List<String> basket, List<Option> options, List<Refused> refused, int unfit) {

    /** Raised when the same inputs may give another gift. */
    public static final int METHOD = 1;

    public Weighed {
        basket = List.copyOf(basket);
        options = List.copyOf(options);
        refused = List.copyOf(refused);
    }

    /** A product that could be given, what speaks for it in numbers, and the receipts behind it in words. */
    public record Option(
            String product,
            String name,
            long costMinor,
            double share,
            double chance,
            double strength,
            double taste,
            double novelty,
            double season,
            double worth,
            double score,
            List<Reason> reasons) {

        public Option {
            reasons = List.copyOf(reasons);
        }

        Candidate candidate() {
            return new Candidate(share, chance, strength, taste, novelty, season, worth);
        }
    }

    /** What one product of the basket says: receipts with both, of so many with it. */
    public record Reason(String with, String name, long together, long receipts, String words) {}

    /** A product that was not to be given. */
    public record Refused(String product, String name, No why) {}

    /** Why a product was not to be given. */
    public enum No {
        IN_BASKET("is in the basket"),
        INSTEAD("is bought instead of something in the basket"),
        AVOIDED("is something they may not have or do not want"),
        RETURNED("is what they brought back"),
        LATELY("was given to them lately"),
        TOO_DEAR("costs more than a gift may"),
        NO_STOCK("is out of stock"),
        BUDGET("costs more than is left of the budget");

        private final String words;

        No(String words) {
            this.words = words;
        }

        /** After the name of the product. */
        public String words() {
            return words;
        }
    }

    /** The same without one option, which is refused for that. */
    Weighed without(Option option, No why) {
        return new Weighed(
                method,
                run,
                basket,
                options.stream()
                        .filter(o -> !o.product().equals(option.product()))
                        .toList(),
                GiftRules.added(refused, new Refused(option.product(), option.name(), why)),
                unfit);
    }
}
