package heartstring.commerce.orders;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.commerce.catalogue.CatalogueRules;
import heartstring.commerce.orders.OrderFact.Kind;
import heartstring.commerce.orders.OrderState.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one order come to. They are put in the order of when they happened, so their order of arrival does not
 * matter: a later update wins field by field and replaces the lines, money that went back stays gone.
 */
final class OrderRules {

    private OrderRules() {}

    /** The state of the order that these facts, all of one order and at least one more than a claim, speak of. */
    static OrderState fold(Collection<OrderFact> facts, String otherwiseCurrency) {
        List<OrderFact> told = facts.stream().sorted(OrderFact.BY_TIME).toList();
        Set<String> undone = undone(told);
        List<OrderFact> all = standing(told, undone);
        List<OrderFact> telling = telling(all);
        boolean known = all.stream().anyMatch(f -> f.kind() != Kind.REFUNDED);
        String currency = or(last(telling, OrderFact::currency), or(last(all, OrderFact::currency), otherwiseCurrency));
        OrderFact listing = null;
        for (OrderFact fact : telling) {
            listing = fact.items() == null ? listing : fact;
        }
        List<Line> lines = known && listing != null ? lines(listing, currency) : List.of();
        OrderState.Amounts amounts = known ? amounts(telling, currency, lines) : nothing();
        Refunds refunds = new Refunds(lines, amounts.total(), known, currency);
        all.stream()
                .filter(f -> f.kind() == Kind.REFUNDED && !isUndone(f, undone))
                .forEach(refunds::add);
        OrderFact main = telling.getLast();
        return new OrderState(
                main.key(),
                owner(all, told),
                last(telling, f -> f.shop() == null ? null : f.shop().key()),
                main.touchpointId(),
                began(all),
                told.stream()
                        .filter(f -> f.kind() != Kind.CLAIMED)
                        .toList()
                        .getLast()
                        .at(),
                status(all, refunds),
                currency,
                amounts,
                refunds.refundedMinor(),
                lines.stream()
                        .map(l -> l.quantity() == null ? BigDecimal.ZERO : l.quantity())
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                last(telling, OrderFact::coupon),
                last(all, OrderFact::cartKey),
                flags(telling, listing, amounts, known),
                lines,
                refunds.returns(),
                (int) told.stream()
                        .filter(f -> f.kind() == Kind.REFUNDED && isUndone(f, undone))
                        .map(OrderFact::refundId)
                        .distinct()
                        .count());
    }

    /** The refunds that were undone, whenever that was told. */
    private static Set<String> undone(List<OrderFact> told) {
        Set<String> undone = new TreeSet<>();
        for (OrderFact fact : told) {
            if (fact.kind() == Kind.UNREFUNDED && fact.refundId() != null) {
                undone.add(fact.refundId());
            }
        }
        return undone;
    }

    private static boolean isUndone(OrderFact fact, Set<String> undone) {
        return fact.refundId() != null && undone.contains(fact.refundId());
    }

    /** What speaks of the order; of one that nobody told of but a refund that was undone, that refund. */
    private static List<OrderFact> standing(List<OrderFact> told, Set<String> undone) {
        List<OrderFact> all = told.stream()
                .filter(f -> f.kind() != Kind.CLAIMED && f.kind() != Kind.UNREFUNDED)
                .toList();
        List<OrderFact> left = all.stream()
                .filter(f -> f.kind() != Kind.REFUNDED || !isUndone(f, undone))
                .toList();
        return left.isEmpty() ? all : left;
    }

    /** Whom its own events name; else who claimed it first. 0 for nobody. */
    private static long owner(List<OrderFact> all, List<OrderFact> told) {
        long own = or(last(all, f -> f.profileId() == 0 ? null : f.profileId()), 0L);
        return own != 0
                ? own
                : told.stream()
                        .filter(f -> f.kind() == Kind.CLAIMED)
                        .mapToLong(OrderFact::profileId)
                        .findFirst()
                        .orElse(0);
    }

    /** Whether anything is said of the order itself; a claim, or that a refund was undone, makes none. */
    static boolean ordered(Collection<OrderFact> facts) {
        return facts.stream().anyMatch(f -> f.kind() != Kind.CLAIMED && f.kind() != Kind.UNREFUNDED);
    }

    /** Those that say what was ordered: completed and updated; a cancellation only when there is nothing else, then a refund. */
    private static List<OrderFact> telling(List<OrderFact> all) {
        List<OrderFact> best = only(all, Set.of(Kind.COMPLETED, Kind.UPDATED));
        if (best.isEmpty()) {
            best = only(all, Set.of(Kind.CANCELLED));
        }
        return best.isEmpty() ? all : best;
    }

    private static List<OrderFact> only(List<OrderFact> all, Set<Kind> kinds) {
        return all.stream().filter(f -> kinds.contains(f.kind())).toList();
    }

    private static Instant began(List<OrderFact> all) {
        return all.stream()
                .min(Comparator.comparing((OrderFact f) -> f.kind() == Kind.REFUNDED)
                        .thenComparing(f -> f.kind() != Kind.COMPLETED)
                        .thenComparing(OrderFact::at))
                .orElseThrow()
                .at();
    }

    private static OrderState.Status status(List<OrderFact> all, Refunds refunds) {
        OrderFact state = null;
        Instant refunded = Instant.MIN;
        for (OrderFact fact : all) {
            if (fact.kind() == Kind.REFUNDED) {
                refunded = fact.at();
            } else {
                state = fact;
            }
        }
        if (state == null) {
            return OrderState.Status.REFUNDED;
        }
        if (state.kind() == Kind.CANCELLED && !refunded.isAfter(state.at())) {
            return OrderState.Status.CANCELLED;
        }
        if (!refunds.returns().isEmpty()) {
            return refunds.whole() ? OrderState.Status.REFUNDED : OrderState.Status.REFUNDED_IN_PART;
        }
        return switch (state.kind()) {
            case COMPLETED -> OrderState.Status.COMPLETED;
            case UPDATED -> OrderState.Status.UPDATED;
            case CANCELLED, REFUNDED, UNREFUNDED, CLAIMED -> OrderState.Status.CANCELLED;
        };
    }

    private static List<Line> lines(OrderFact listing, String currency) {
        List<Line> lines = new ArrayList<>();
        for (CatalogueRules.Item item : orEmpty(listing.items())) {
            BigDecimal quantity = item.badQuantity() ? null : or(item.quantity(), BigDecimal.ONE);
            lines.add(new Line(item.key(), AmountRules.quantity(quantity), AmountRules.minor(item.price(), currency)));
        }
        return lines;
    }

    private static OrderState.Amounts amounts(List<OrderFact> telling, String currency, List<Line> lines) {
        Long stated = amount(telling, "revenue", currency);
        Long revenue = stated == null ? amount(telling, "subtotal", currency) : stated;
        Long tax = amount(telling, "tax", currency);
        Long shipping = amount(telling, "shipping", currency);
        Long discount = amount(telling, "discount", currency);
        Long total = amount(telling, "total", currency);
        if (total == null && revenue != null) {
            total = revenue + or(tax, 0L) + or(shipping, 0L);
        }
        if (total == null && !lines.isEmpty() && lines.stream().allMatch(l -> worth(l) != null)) {
            long sum = lines.stream().mapToLong(l -> or(worth(l), 0L)).sum();
            total = Math.max(0, sum - or(discount, 0L) + or(shipping, 0L));
        }
        return new OrderState.Amounts(total, revenue, tax, shipping, discount);
    }

    private static OrderState.Amounts nothing() {
        return new OrderState.Amounts(null, null, null, null, null);
    }

    /** Quantity times price, rounded half up; null when either is not known. */
    static @Nullable Long worth(Line line) {
        BigDecimal quantity = line.quantity();
        Long unit = line.unitMinor();
        return quantity == null || unit == null ? null : times(quantity, unit);
    }

    static long times(BigDecimal quantity, long unitMinor) {
        BigDecimal worth = quantity.multiply(BigDecimal.valueOf(unitMinor));
        BigDecimal most = AmountRules.MOST.movePointRight(3);
        return worth.min(most).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
    }

    /** What could not be read and was not told better by a later event. */
    private static Set<String> flags(
            List<OrderFact> telling, @Nullable OrderFact listing, OrderState.Amounts amounts, boolean known) {
        Set<String> flags = new TreeSet<>();
        for (OrderFact fact : telling) {
            for (String field : fact.bad()) {
                boolean ofLines = field.startsWith("products[");
                boolean mended = switch (field) {
                    case "total" -> last(telling, f -> f.amounts().get("total")) != null;
                    case "revenue", "subtotal" -> amounts.revenue() != null;
                    case "tax" -> amounts.tax() != null;
                    case "shipping" -> amounts.shipping() != null;
                    case "discount" -> amounts.discount() != null;
                    case "currency" -> !AmountRules.NO_CURRENCY.equals(last(telling, OrderFact::currency));
                    case "value" -> true;
                    default -> ofLines && (listing == null || fact.touchpointId() != listing.touchpointId());
                };
                if (!mended) {
                    flags.add(field);
                }
            }
        }
        if (!known) {
            flags.add("no_order");
        } else if (amounts.total() == null) {
            flags.add("total");
        }
        return flags;
    }

    private static @Nullable Long amount(List<OrderFact> facts, String field, String currency) {
        return AmountRules.minor(last(facts, f -> f.amounts().get(field)), currency);
    }

    private static <T> @Nullable T last(List<OrderFact> facts, Function<OrderFact, @Nullable T> of) {
        for (OrderFact fact : facts.reversed()) {
            T value = of.apply(fact);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
