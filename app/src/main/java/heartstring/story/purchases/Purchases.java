package heartstring.story.purchases;

import heartstring.story.timeline.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to a customer's purchases. */
@Component
public class Purchases {

    /** The most orders on one page. */
    public static final int MOST = 100;

    private final PurchasesSql sql;

    Purchases(PurchasesSql sql) {
        this.sql = sql;
    }

    /** Orders, newest first; {@code next} is the cursor of the following page, null on the last one. */
    public record PurchasesPage(
            List<Purchase> purchases, @Nullable String next) {
        public PurchasesPage {
            purchases = List.copyOf(purchases);
        }
    }

    /**
     * One order. Amounts are minor units of its currency, null where the source told none that could be read.
     *
     * @param status completed, updated, cancelled, refunded_in_part or refunded
     * @param flags the fields that could not be read
     * @param touchpointId the touchpoint that told of it
     */
    public record Purchase(
            long id,
            String orderKey,
            Instant at,
            String status,
            @Nullable String store,
            String channel,
            String currency,
            @Nullable Long totalMinor,
            @Nullable Long discountMinor,
            long refundedMinor,
            BigDecimal items,
            @Nullable String coupon,
            List<String> flags,
            long touchpointId,
            List<Line> lines,
            List<Return> returns) {

        public Purchase {
            flags = List.copyOf(flags);
            lines = List.copyOf(lines);
            returns = List.copyOf(returns);
        }
    }

    /** One product of an order. */
    public record Line(
            String product,
            @Nullable String category,
            @Nullable BigDecimal quantity,
            @Nullable Long unitMinor) {}

    /** What came back; without a product it is money alone. */
    public record Return(
            Instant at,
            @Nullable String product,
            @Nullable BigDecimal quantity,
            @Nullable Long amountMinor,
            @Nullable String reason) {}

    /**
     * A page of what a customer has bought, over all its pieces, newest first.
     *
     * @param cursor {@link PurchasesPage#next()} of the page before, null for the first; one that cannot be read is an
     *     {@link IllegalArgumentException}
     * @param limit orders on the page, 1 to {@link #MOST}
     */
    public PurchasesPage page(long customerId, @Nullable String cursor, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<PurchasesSql.Order> found = sql.orders(customerId, Place.parse(cursor), most + 1);
        boolean more = found.size() > most;
        List<PurchasesSql.Order> shown = more ? found.subList(0, most) : found;
        long[] ids = shown.stream().mapToLong(PurchasesSql.Order::id).toArray();
        Map<Long, List<Line>> lines = sql.lines(ids);
        Map<Long, List<Return>> returns = sql.returns(ids);
        List<Purchase> purchases = shown.stream()
                .map(o -> o.with(lines.getOrDefault(o.id(), List.of()), returns.getOrDefault(o.id(), List.of())))
                .toList();
        String next = more ? new Place(shown.getLast().at(), shown.getLast().id()).text() : null;
        return new PurchasesPage(purchases, next);
    }
}
