package heartstring.commerce.orders;

import heartstring.commerce.catalogue.CatalogueRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one event says of an order.
 *
 * @param orderKey the order's id at its source
 * @param profileId 0 when the event belongs to nobody
 * @param currency ISO 4217, null when not told
 * @param amounts the readable ones by field name, in major units
 * @param items null when the event lists no products
 * @param bad the fields in which something stands that cannot be read
 * @param body the event itself: decides between events of the same moment, whichever came first
 */
record OrderFact(
        long touchpointId,
        int sourceId,
        String orderKey,
        Kind kind,
        Instant at,
        long profileId,
        @Nullable String currency,
        Map<String, BigDecimal> amounts,
        CatalogueRules.@Nullable Shop shop,
        @Nullable String coupon,
        @Nullable String cartKey,
        @Nullable String refundId,
        @Nullable String reason,
        @Nullable List<CatalogueRules.Item> items,
        Set<String> bad,
        String body) {

    enum Kind {
        COMPLETED,
        UPDATED,
        CANCELLED,
        REFUNDED,
        /** What a refund said does not count any more. */
        UNREFUNDED,
        /** Somebody says that this order, which was nobody's, was theirs. */
        CLAIMED
    }

    static final Comparator<OrderFact> BY_TIME =
            Comparator.comparing(OrderFact::at).thenComparing(OrderFact::kind).thenComparing(OrderFact::body);

    OrderKey key() {
        return new OrderKey(sourceId, orderKey);
    }
}
