package heartstring.insight.baskets;

import java.util.List;

/**
 * A product that completes a basket.
 *
 * @param key the shop's own number of it
 * @param category empty where the shop names none
 * @param share how likely receipts with such a basket hold it too, 0 to 1
 * @param chanceShare how likely they hold it by chance, 0 to 1
 * @param reasons the ties behind it, the strongest first
 */
public record Complement(
        long productId,
        String key,
        String name,
        String category,
        double share,
        double chanceShare,
        List<Reason> reasons) {

    public Complement {
        reasons = List.copyOf(reasons);
    }

    /** How much more likely the basket makes it; candidates are told in this order. */
    public double added() {
        return share - chanceShare;
    }

    /**
     * Why: what one product of the basket says.
     *
     * @param productId the product of the basket
     * @param together receipts with both, of so many {@code receipts} with the product of the basket, {@code expected} by chance
     * @param words as a sentence, for people
     */
    public record Reason(long productId, String name, long together, long receipts, double expected, String words) {}
}
