package heartstring.loyalty.promotions;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that makes baskets cheaper.
 *
 * @param ref the same for the same promotion or voucher, such as {@code promotion:7}
 * @param worth hundredths of a percent, or minor units: what is taken off, or what a bundle costs
 * @param leastMinor what the goods that it means are worth at least, before discounts
 * @param means which goods it is about; for buy-and-get what has to be bought
 * @param gets which goods are cheaper once others were bought; empty for the same
 * @param buy how many have to be bought for {@code get}
 * @param bundle products of a bundle, one entry a piece
 * @param gift the product that is free, null for other kinds
 * @param turn those with smaller ones go first; each acts on what those before it left
 * @param group of those in one group only the best for the customer applies; null for none
 * @param alone whether it never applies beside others
 */
public record Promotion(
        String ref,
        String name,
        Kind kind,
        long worth,
        long leastMinor,
        Choice means,
        Choice gets,
        int buy,
        int get,
        List<String> bundle,
        @Nullable String gift,
        int turn,
        @Nullable String group,
        boolean alone,
        @Nullable Long budgetId) {

    public Promotion {
        bundle = List.copyOf(bundle);
    }

    /** What is made cheaper, and how. */
    public enum Kind {
        PERCENT_ITEMS,
        AMOUNT_ITEMS,
        PERCENT_ORDER,
        AMOUNT_ORDER,
        PERCENT_SHIPPING,
        AMOUNT_SHIPPING,
        BUY_GET,
        BUNDLE,
        GIFT;

        /** As it is stored. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean percent() {
            return this == PERCENT_ITEMS || this == PERCENT_ORDER || this == PERCENT_SHIPPING || this == BUY_GET;
        }

        /** The kind of this name in lower case, null when there is none. */
        public static @Nullable Kind of(@Nullable String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** Goods by their keys or categories; both empty for all. */
    public record Choice(List<String> products, List<String> categories) {

        /** All goods. */
        public static final Choice ALL = new Choice(List.of(), List.of());

        public Choice {
            products = List.copyOf(products);
            categories = List.copyOf(categories);
        }

        boolean isAll() {
            return products.isEmpty() && categories.isEmpty();
        }

        boolean means(Basket.Line line) {
            String category = line.category();
            return isAll()
                    || products.contains(line.product())
                    || (category != null && categories.stream().anyMatch(c -> c.equalsIgnoreCase(category)));
        }
    }
}
