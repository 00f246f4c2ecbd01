package heartstring.decision.giftfacts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is the same for every customer: the programmes, what they may give, and what goes with it.
 *
 * @param run the study that the ties are of; 0 for none
 * @param products by key
 * @param ties by the key of the product in the basket
 * @param shares how many products of a category a receipt holds on average
 */
public record Shelf(
        Instant readAt,
        long run,
        List<GiftProgramme> programmes,
        Map<String, Product> products,
        Map<String, List<Tie>> ties,
        Map<String, Double> shares) {

    /** A product that may be given; the price is 0 where it is not known or in another currency. */
    public record Product(String key, String name, String category, long priceMinor, String currency) {}

    /** What a product of the basket has to do with one that may be given. */
    public record Tie(
            String with,
            String name,
            String product,
            boolean instead,
            boolean ofCategory,
            long together,
            long receipts,
            double expected,
            double lift,
            double strength,
            long lateTogether,
            long lateReceipts) {

        /** The share of receipts with the one that have the other too, 0 to 1. */
        public double share() {
            return receipts < 1 ? 0 : Math.min(1, (double) together / receipts);
        }

        /** The same by chance. */
        public double chance() {
            return receipts < 1 ? 0 : Math.min(1, expected / receipts);
        }
    }

    /** The one that speaks in a store: one for that store before one for all, the older before the newer. */
    public Optional<GiftProgramme> programme(String store) {
        return programmes.stream()
                .filter(p -> p.speaksIn(store))
                .min((a, b) -> a.stores().isEmpty() == b.stores().isEmpty()
                        ? Long.compare(a.id(), b.id())
                        : Boolean.compare(a.stores().isEmpty(), b.stores().isEmpty()));
    }
}
