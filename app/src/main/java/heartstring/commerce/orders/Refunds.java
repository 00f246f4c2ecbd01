package heartstring.commerce.orders;

import static heartstring.commerce.orders.OrderRules.or;
import static heartstring.commerce.orders.OrderRules.orEmpty;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.commerce.catalogue.CatalogueRules;
import heartstring.commerce.orders.OrderState.Line;
import heartstring.commerce.orders.OrderState.Return;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what came back of one order, refund by refund in the order of time; never more than was bought and paid. */
final class Refunds {

    private final Map<String, BigDecimal> remaining = new HashMap<>();
    private final Map<String, Long> units = new HashMap<>();
    private final @Nullable Long total;
    private final boolean known;
    private final String currency;
    private final Set<String> seen = new HashSet<>();
    /** What of each return was told, by its id: products, or nothing for all of it. */
    private final Map<String, Set<String>> told = new HashMap<>();

    private final List<Return> returns = new ArrayList<>();
    private long refunded;
    private boolean everything;

    /**
     * @param total of the order in minor units, null when not known
     * @param known whether the order itself is known; without it nothing is capped
     */
    Refunds(List<Line> lines, @Nullable Long total, boolean known, String currency) {
        this.total = total;
        this.known = known;
        this.currency = currency;
        for (Line line : lines) {
            remaining.merge(line.productKey(), or(line.quantity(), BigDecimal.ONE), BigDecimal::add);
            if (line.unitMinor() != null) {
                units.put(line.productKey(), line.unitMinor());
            }
        }
    }

    List<Return> returns() {
        return List.copyOf(returns);
    }

    long refundedMinor() {
        return refunded;
    }

    /** Whether all of it came back, or all the money. */
    boolean whole() {
        boolean paidBack = total != null && total > 0 && refunded >= total;
        boolean broughtBack =
                !remaining.isEmpty() && remaining.values().stream().allMatch(left -> left.signum() <= 0);
        return everything || paidBack || broughtBack;
    }

    /**
     * Adds one refund. A return is known by its order and its id, and each line of it by its product besides: what was told counts
     * once, whatever message tells it again. Without an id the same moment and contents are the same refund.
     */
    void add(OrderFact refund) {
        Long stated = AmountRules.minor(refund.amounts().get("total"), currency);
        List<CatalogueRules.Item> items = orEmpty(refund.items());
        if (refund.refundId() == null) {
            if (!seen.add(
                    refund.at() + " " + refund.items() + " " + refund.amounts().get("total"))) {
                return;
            }
        } else {
            Set<String> before = told.get(refund.refundId());
            if (before != null) {
                List<CatalogueRules.Item> fresh = untold(items, before);
                if (fresh.isEmpty()) {
                    return;
                }
                // Its money is that of all lines together; what the fresh ones cost is known from the order.
                stated = fresh.size() == items.size() ? stated : null;
                items = fresh;
            }
            Set<String> all = told.computeIfAbsent(refund.refundId(), id -> new HashSet<>());
            items.forEach(item -> all.add(item.key()));
        }
        if (!items.isEmpty()) {
            byLine(refund, items, stated);
        } else if (stated == null || !known || (total != null && stated >= total - refunded)) {
            entirely(refund, stated);
        } else {
            long amount = capped(stated);
            refunded += amount;
            returns.add(new Return(refund.touchpointId(), refund.at(), null, null, amount, refund.reason()));
        }
    }

    /** Of a return that was told as a whole nothing is left to tell. */
    private static List<CatalogueRules.Item> untold(List<CatalogueRules.Item> items, Set<String> before) {
        return before.isEmpty()
                ? List.of()
                : items.stream().filter(item -> !before.contains(item.key())).toList();
    }

    private void byLine(OrderFact refund, List<CatalogueRules.Item> items, @Nullable Long stated) {
        List<Line> back = new ArrayList<>();
        for (CatalogueRules.Item item : items) {
            BigDecimal quantity = or(AmountRules.quantity(item.quantity()), BigDecimal.ONE);
            BigDecimal left = remaining.get(item.key());
            if (left != null) {
                quantity = quantity.min(left);
                remaining.put(item.key(), left.subtract(quantity));
            }
            if (quantity.signum() > 0) {
                Long price = AmountRules.minor(item.price(), currency);
                back.add(new Line(item.key(), quantity, price != null ? price : units.get(item.key())));
            }
        }
        if (!back.isEmpty()) {
            pay(refund, back, stated);
        }
    }

    private void entirely(OrderFact refund, @Nullable Long stated) {
        everything = true;
        List<Line> back = new ArrayList<>();
        remaining.keySet().stream().sorted().forEach(key -> {
            BigDecimal left = or(remaining.put(key, BigDecimal.ZERO), BigDecimal.ZERO);
            if (left.signum() > 0) {
                back.add(new Line(key, left, units.get(key)));
            }
        });
        Long amount = stated != null || total == null ? stated : Long.valueOf(total - refunded);
        if (back.isEmpty()) {
            long paid = capped(or(amount, 0L));
            refunded += paid;
            returns.add(new Return(refund.touchpointId(), refund.at(), null, null, paid, refund.reason()));
        } else {
            pay(refund, back, amount);
        }
    }

    /** Shares the refund's amount among its lines by their worth, so that the lines add up to it. */
    private void pay(OrderFact refund, List<Line> back, @Nullable Long stated) {
        long worth = back.stream().mapToLong(l -> or(OrderRules.worth(l), 0L)).sum();
        long amount = capped(stated == null ? worth : stated);
        refunded += amount;
        long shared = 0;
        for (int i = 0; i < back.size(); i++) {
            Line line = back.get(i);
            boolean last = i == back.size() - 1;
            long share = last ? amount - shared : share(amount, or(OrderRules.worth(line), 0L), worth);
            shared += share;
            returns.add(new Return(
                    refund.touchpointId(), refund.at(), line.productKey(), line.quantity(), share, refund.reason()));
        }
    }

    private long capped(long amount) {
        return total == null ? amount : Math.clamp(amount, 0, Math.max(0, total - refunded));
    }

    private static long share(long amount, long part, long whole) {
        return whole == 0
                ? 0
                : BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN)
                        .longValueExact();
    }
}
