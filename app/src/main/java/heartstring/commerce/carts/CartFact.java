package heartstring.commerce.carts;

import heartstring.commerce.catalogue.CatalogueRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event says of a cart.
 *
 * @param cartKey the cart's id at its source; {@link #OF_PROFILE} and the profile where the source names none
 * @param profileId 0 when the event belongs to nobody
 * @param value of the whole cart in major units, null when not told
 * @param lists whether the items are the whole cart, not one that was added or removed
 */
public record CartFact(
        long touchpointId,
        int sourceId,
        String cartKey,
        Kind kind,
        Instant at,
        long profileId,
        @Nullable String currency,
        @Nullable BigDecimal value,
        List<CatalogueRules.Item> items,
        boolean lists) {

    public static final String OF_PROFILE = "profile ";

    /** What became of the cart; ordered comes last among events of one moment. */
    public enum Kind {
        ADDED,
        REMOVED,
        VIEWED,
        CHECKOUT,
        ORDERED
    }

    static final Comparator<CartFact> BY_TIME = Comparator.comparing(CartFact::at)
            .thenComparing(CartFact::kind)
            .thenComparing(f -> f.items().toString())
            .thenComparingLong(CartFact::touchpointId);

    public CartFact {
        items = List.copyOf(items);
    }

    record Key(int sourceId, String cartKey) {}

    Key key() {
        return new Key(sourceId, cartKey);
    }
}
