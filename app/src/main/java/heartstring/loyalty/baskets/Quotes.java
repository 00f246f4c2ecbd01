package heartstring.loyalty.baskets;

import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.promotions.Basket;
import heartstring.loyalty.promotions.Offer;
import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.promotions.Promotion;
import heartstring.loyalty.promotions.PromotionRules;
import heartstring.loyalty.promotions.PromotionRules.Asked;
import heartstring.loyalty.promotions.Promotions;
import heartstring.loyalty.vouchers.Checked;
import heartstring.loyalty.vouchers.Shopper;
import heartstring.loyalty.vouchers.Voucher;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.Vouchers;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.terms.Occasion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a basket costs with the promotions and codes of now. */
@Component
public class Quotes {

    /** Vouchers go after promotions. */
    private static final int TURN_OF_VOUCHERS = 1_001;

    private final Promotions promotions;
    private final BasketsSql sql;
    private final Vouchers vouchers;
    private final Budgets budgets;
    private final Conditions conditions;
    private final HoldOuts holdOuts;
    private final InstantSource time;

    Quotes(
            Promotions promotions,
            BasketsSql sql,
            Vouchers vouchers,
            Budgets budgets,
            Conditions conditions,
            HoldOuts holdOuts,
            InstantSource time) {
        this.promotions = promotions;
        this.sql = sql;
        this.vouchers = vouchers;
        this.budgets = budgets;
        this.conditions = conditions;
        this.holdOuts = holdOuts;
        this.time = time;
    }

    /** What it costs, and why. */
    public Quote of(Quote.Wish wish) {
        return of(wish, time.instant(), promotions.open(), null);
    }

    /** The same, about to be shown to the customer: which trials were met is kept. */
    public Quote shown(Quote.Wish wish) {
        Quote quote = of(wish);
        holdOuts.met(wish.customerId(), quote);
        return quote;
    }

    /** What it would cost at that moment if this promotion held as well. */
    Quote with(Quote.Wish wish, Instant at, Offer draft) {
        List<Offer> offers = new ArrayList<>(promotions.open());
        offers.add(draft);
        return of(wish, at, offers, null);
    }

    /** What it would cost at that moment if a code of this batch were shown as well. */
    Quote with(Quote.Wish wish, Instant at, VoucherBatch draft) {
        return of(wish, at, promotions.open(), draft);
    }

    private Quote of(Quote.Wish wish, Instant at, List<Offer> offers, @Nullable VoucherBatch draft) {
        Basket basket = known(wish.basket());
        Occasion occasion = occasion(wish, basket, at);
        List<Asked> asked = new ArrayList<>(asked(offers, wish, occasion));
        if (draft != null && draft.gives() != VoucherBatch.Gives.POINTS) {
            String not = vouchers.supposed(draft, new Shopper(wish.customerId(), wish.profileId(), occasion));
            asked.add(new Asked(promotion(new Voucher(0, draft, "", 1, 0)), not));
        }
        List<Quote.Code> codes = new ArrayList<>();
        Set<Long> shown = new HashSet<>();
        for (String code : wish.codes()) {
            Shopper shopper = new Shopper(wish.customerId(), wish.profileId(), occasion);
            switch (vouchers.check(code, shopper)) {
                case Checked.Bad bad ->
                    codes.add(new Quote.Code(code, false, bad.reason(), 0, bad.unknown(), 0, false));
                case Checked.Good good -> {
                    Voucher voucher = good.voucher();
                    boolean twice = !shown.add(voucher.id());
                    boolean points = voucher.batch().gives() == VoucherBatch.Gives.POINTS;
                    if (!twice && !points) {
                        asked.add(new Asked(promotion(voucher), null));
                    }
                    codes.add(new Quote.Code(
                            code,
                            !twice,
                            twice ? "It was shown twice; it counts once." : "",
                            points && !twice ? voucher.batch().worth() : 0,
                            false,
                            twice ? 0 : voucher.id(),
                            voucher.batch().publicCode() != null));
                }
            }
        }
        HoldOuts.Drawn drawn = holdOuts.drawn(wish.customerId(), offers, asked, these -> within(basket, these, wish));
        Priced priced = drawn.priced();
        List<Promotion> all = asked.stream().map(Asked::promotion).toList();
        return new Quote(priced, codes, draws(priced, all), ShareRules.shares(priced, all), drawn.met());
    }

    /** With what is known of its products. */
    Basket known(Basket basket) {
        Map<String, String> categories = sql.categories(
                basket.lines().stream().map(Basket.Line::product).distinct().toList());
        List<Basket.Line> lines = basket.lines().stream()
                .map(l -> new Basket.Line(l.product(), categories.get(l.product()), l.quantity(), l.unitMinor()))
                .toList();
        return new Basket(lines, basket.shippingMinor());
    }

    private Occasion occasion(Quote.Wish wish, Basket basket, Instant at) {
        return new Occasion(
                at,
                "Order Completed",
                wish.channel(),
                wish.store(),
                basket.lines().stream().mapToLong(Basket.Line::worthMinor).sum(),
                wish.currency(),
                wish.codes().isEmpty() ? null : wish.codes().getFirst(),
                basket.lines().stream()
                        .map(l -> new Occasion.Line(l.product(), null, l.category(), null))
                        .toList());
    }

    private List<Asked> asked(List<Offer> offers, Quote.Wish wish, Occasion occasion) {
        List<Condition> all = new ArrayList<>();
        offers.forEach(o -> condition(o).ifPresent(all::add));
        Instant now = occasion.at();
        Subject subject = (wish.customerId() == 0
                        ? Subject.nobody(occasion, now)
                        : Subject.of(wish.customerId(), occasion, now))
                .about(all);
        return offers.stream()
                .map(o -> new Asked(o.promotion(), refusal(o, wish, subject)))
                .toList();
    }

    private @Nullable String refusal(Offer offer, Quote.Wish wish, Subject subject) {
        if (!offer.currency().equals(wish.currency())) {
            return "It is for another currency.";
        }
        if (offer.condition() == null) {
            return null;
        }
        Optional<Condition> condition = condition(offer);
        return condition.isPresent() && conditions.holds(condition.get(), subject)
                ? null
                : "Its condition does not hold: " + promotions.sentence(offer) + ".";
    }

    private Optional<Condition> condition(Offer offer) {
        return offer.condition() != null && conditions.read(offer.condition()) instanceof Conditions.Reading.Good good
                ? Optional.of(good.condition())
                : Optional.empty();
    }

    private static Promotion promotion(Voucher voucher) {
        VoucherBatch batch = voucher.batch();
        Promotion.Kind kind = switch (batch.gives()) {
            case PERCENT -> Promotion.Kind.PERCENT_ORDER;
            case AMOUNT, POINTS -> Promotion.Kind.AMOUNT_ORDER;
            case PRODUCT -> Promotion.Kind.GIFT;
        };
        return new Promotion(
                "voucher:" + voucher.id(),
                batch.name(),
                kind,
                batch.worth(),
                batch.leastMinor(),
                Promotion.Choice.ALL,
                Promotion.Choice.ALL,
                0,
                0,
                List.of(),
                batch.product(),
                TURN_OF_VOUCHERS,
                null,
                false,
                batch.budgetId());
    }

    /** Priced so that no budget is overdrawn: what it has no money for is left out, the last in turn first. */
    private Priced within(Basket basket, List<Asked> asked, Quote.Wish wish) {
        List<Asked> all = new ArrayList<>(asked);
        while (true) {
            Priced priced = PromotionRules.price(basket, all);
            Optional<Asked> without = all.stream()
                    .filter(a -> a.not() == null && overdraws(priced, all, a.promotion(), wish) != null)
                    .max(Comparator.comparingInt((Asked a) -> a.promotion().turn())
                            .thenComparing(a -> a.promotion().ref()));
            if (without.isEmpty()) {
                return priced;
            }
            Promotion promotion = without.get().promotion();
            all.set(all.indexOf(without.get()), new Asked(promotion, overdraws(priced, all, promotion, wish)));
        }
    }

    /** Why the promotion's budget cannot pay for it, null when it can. */
    private @Nullable String overdraws(Priced priced, List<Asked> all, Promotion promotion, Quote.Wish wish) {
        Long id = promotion.budgetId();
        boolean applies = priced.promotions().stream()
                .anyMatch(t -> t.promotion().equals(promotion.ref()) && t.discountMinor() > 0);
        if (id == null || !applies) {
            return null;
        }
        long wanted = draws(priced, all.stream().map(Asked::promotion).toList()).getOrDefault(id, 0L);
        Optional<Budget> budget = budgets.byId(id);
        if (budget.isEmpty() || budgets.left(budget.get(), wish.store()) < wanted) {
            return "Its budget is used up.";
        }
        if (budget.get().customerMinor() == null) {
            return null;
        }
        if (wish.customerId() == 0) {
            return "It is for known customers: find the customer first.";
        }
        return budgets.leftFor(budget.get(), wish.customerId()) < wanted
                ? "This customer has had as much of its budget as each may have."
                : null;
    }

    /** What is drawn from which budget, in the order of their numbers. */
    static Map<Long, Long> draws(Priced priced, List<Promotion> all) {
        Map<Long, Long> draws = new TreeMap<>();
        for (Priced.Told told : priced.promotions()) {
            all.stream()
                    .filter(p -> p.ref().equals(told.promotion()) && told.discountMinor() > 0)
                    .map(Promotion::budgetId)
                    .filter(Objects::nonNull)
                    .forEach(budget -> draws.merge(budget, told.discountMinor(), Long::sum));
        }
        return draws;
    }
}
