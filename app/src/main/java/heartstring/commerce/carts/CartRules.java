package heartstring.commerce.carts;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.commerce.catalogue.CatalogueRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the events of one cart come to; a cart that was ordered or lay still for long begins anew. */
final class CartRules {

    /** A cart that nobody touched for so long is a new one when somebody does. */
    static final Duration STALE = Duration.ofDays(30);

    private CartRules() {}

    record Line(
            String productKey,
            BigDecimal quantity,
            @Nullable Long unitMinor) {}

    /** The cart now; its total in minor units of its currency, null when a price is missing. */
    record State(
            CartFact.Key key,
            long profileId,
            Instant openedAt,
            Instant changedAt,
            @Nullable Instant checkoutAt,
            String currency,
            @Nullable Long totalMinor,
            String state,
            List<Line> lines) {}

    private static final class Now {
        final Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        final Map<String, BigDecimal> prices = new LinkedHashMap<>();
        long profileId;

        @Nullable
        Instant openedAt;

        @Nullable
        Instant changedAt;

        @Nullable
        Instant checkoutAt;

        @Nullable
        String currency;

        @Nullable
        BigDecimal value;

        boolean ordered;
    }

    static State fold(Collection<CartFact> facts, String otherwiseCurrency) {
        List<CartFact> all = facts.stream().sorted(CartFact.BY_TIME).toList();
        Now now = new Now();
        for (CartFact fact : all) {
            boolean stale = now.changedAt != null && now.changedAt.plus(STALE).isBefore(fact.at());
            if (stale || (now.ordered && fact.kind() != CartFact.Kind.ORDERED)) {
                now = new Now();
            }
            enter(now, fact);
        }
        return state(now, all.getLast().key(), all.getFirst().at(), otherwiseCurrency);
    }

    private static void enter(Now now, CartFact fact) {
        now.openedAt = now.openedAt == null ? fact.at() : now.openedAt;
        now.changedAt = fact.at();
        now.profileId = fact.profileId() == 0 ? now.profileId : fact.profileId();
        now.currency = fact.currency() == null ? now.currency : fact.currency();
        switch (fact.kind()) {
            case ORDERED -> now.ordered = true;
            case ADDED -> change(now, fact.items(), 1);
            case REMOVED -> change(now, fact.items(), -1);
            case VIEWED, CHECKOUT -> {
                if (fact.lists()) {
                    now.quantities.clear();
                    change(now, fact.items(), 1);
                }
                now.value = fact.value() == null ? now.value : fact.value();
                now.checkoutAt = fact.kind() == CartFact.Kind.CHECKOUT ? fact.at() : now.checkoutAt;
            }
        }
    }

    private static void change(Now now, List<CatalogueRules.Item> items, int sign) {
        now.value = null;
        for (CatalogueRules.Item item : items) {
            BigDecimal quantity = item.quantity() == null ? BigDecimal.ONE : item.quantity();
            // Removing without a quantity takes the whole line out.
            boolean all = sign < 0 && item.quantity() == null;
            BigDecimal before = now.quantities.getOrDefault(item.key(), BigDecimal.ZERO);
            BigDecimal after = before.add(quantity.multiply(BigDecimal.valueOf(sign)));
            if (all || after.signum() <= 0) {
                now.quantities.remove(item.key());
            } else {
                now.quantities.put(item.key(), after.min(AmountRules.MOST));
            }
            if (item.price() != null) {
                now.prices.put(item.key(), item.price());
            }
        }
    }

    private static State state(Now now, CartFact.Key key, Instant first, String otherwiseCurrency) {
        String currency = now.currency == null ? otherwiseCurrency : now.currency;
        List<Line> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (var one : now.quantities.entrySet()) {
            BigDecimal price = now.prices.get(one.getKey());
            total = total == null || price == null ? null : total.add(price.multiply(one.getValue()));
            lines.add(new Line(one.getKey(), one.getValue(), AmountRules.minor(price, currency)));
        }
        boolean empty = lines.isEmpty() && now.value == null;
        BigDecimal most = AmountRules.MOST;
        BigDecimal worth = now.value != null ? now.value : total == null ? null : total.min(most);
        BigDecimal rounded = worth == null ? null : worth.setScale(AmountRules.digits(currency), RoundingMode.HALF_UP);
        return new State(
                key,
                now.profileId,
                now.openedAt == null ? first : now.openedAt,
                now.changedAt == null ? first : now.changedAt,
                now.checkoutAt,
                currency,
                AmountRules.minor(rounded, currency),
                now.ordered ? "ordered" : empty ? "emptied" : "open",
                lines);
    }
}
