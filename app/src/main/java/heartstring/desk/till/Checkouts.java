package heartstring.desk.till;

import heartstring.commerce.orders.OrderKey;
import heartstring.desk.visitors.VisitorRules;
import heartstring.loyalty.baskets.Baskets;
import heartstring.loyalty.baskets.Dealing;
import heartstring.loyalty.baskets.Quote;
import heartstring.loyalty.baskets.Quotes;
import heartstring.loyalty.giftcards.GiftHolds;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.promotions.Basket;
import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.suspicions.Suspicions;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Guesses;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What makes a basket at the till cheaper: priced while it is filled, set aside while it is paid, given back when it is not. */
@Component
class Checkouts {

    /** How long somebody may look for their money. */
    private static final Duration RESERVED = Duration.ofMinutes(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Quotes quotes;
    private final Baskets baskets;
    private final Members members;
    private final GiftHolds giftHolds;
    private final GiftMoney money;
    private final Guesses guesses;

    Checkouts(
            Quotes quotes,
            Baskets baskets,
            Members members,
            GiftHolds giftHolds,
            GiftMoney money,
            Throttle throttle,
            Suspicions suspicions) {
        this.giftHolds = giftHolds;
        this.money = money;
        this.quotes = quotes;
        this.baskets = baskets;
        this.members = members;
        this.guesses = new Guesses(
                throttle,
                ThrottleRules.TILL,
                "voucher code",
                "Too many codes are unknown.",
                () -> suspicions.codesFailed("voucher codes"));
    }

    /** A quote as it is kept with its deal: secret codes by their last letters. */
    record Kept(Priced basket, List<Code> codes) {

        /** One code of it. */
        record Code(String code, boolean usable, String reason, long points) {}
    }

    /** A deal that is to become a sale: what was priced, where, and with which code that everybody may know. */
    record Deal(
            long id,
            Priced basket,
            String currency,
            @Nullable String store,
            @Nullable String coupon) {}

    /** What it costs, and what becomes of each code. Codes that nobody has make the till wait. */
    Quote quote(
            TillRules.Basket basket,
            String currency,
            @Nullable String store,
            @Nullable Member member,
            @Nullable List<String> codes) {
        guesses.check();
        Quote quote = quotes.shown(wish(basket, currency, store, member, codes));
        if (quote.codes().stream().anyMatch(Quote.Code::unknown)) {
            guesses.missed();
        }
        return quote;
    }

    /** Sets aside what the basket's discounts cost. */
    Told.Checkout reserve(Wanted.Checkout wanted, String programmeCurrency, Member member) {
        TillRules.Basket basket = TillRules.basket(null, wanted.items(), wanted.currency(), programmeCurrency);
        guesses.check();
        Quote.Wish wish = wish(basket, programmeCurrency, TillRules.store(wanted.store()), member, wanted.codes());
        Dealing dealing = baskets.commit(
                wish,
                wanted.expectedDiscountMinor(),
                RESERVED,
                VisitorRules.key(wanted.key()),
                null,
                quote -> JSON.writeValueAsString(kept(quote)));
        return switch (dealing) {
            case Dealing.Stands s
            when s.state() == Dealing.State.RESERVED ->
                new Told.Checkout(
                        s.id(),
                        s.replayed(),
                        s.discountMinor(),
                        JSON.readValue(s.told(), Kept.class).basket());
            case Dealing.Stands s -> throw Refusal.conflict("This basket was paid or given back before.");
            case Dealing.Refused refused -> throw Refusal.conflict(refused.reason());
            case Dealing.Unknown u -> throw Refusal.notFound("basket");
            case Dealing.KeyReused k ->
                throw Refusal.unprocessable("This key was used for something else; make a new one.");
        };
    }

    /** Gives back what was set aside for a basket that is not paid after all; what was paid is undone as a sale. */
    void cancel(long dealId) {
        Baskets.Drawn drawn = baskets.byId(dealId)
                .filter(d -> d.userId() == Actor.current().userId())
                .orElseThrow(() -> Refusal.notFound("basket"));
        if (drawn.state() == Dealing.State.DONE) {
            throw Refusal.conflict("This basket was paid; undo the sale.");
        }
        baskets.rollBack(dealId);
    }

    /** The deal that this member's sale names. */
    Deal deal(long dealId, Member member) {
        Baskets.Drawn drawn = baskets.byId(dealId)
                .filter(d -> d.profileId() == 0 || theirs(d.profileId(), member))
                .orElseThrow(() -> Refusal.notFound("basket"));
        Kept kept = JSON.readValue(drawn.told(), Kept.class);
        Optional<String> coupon = kept.codes().stream()
                .filter(c -> c.usable() && !c.code().startsWith("…"))
                .map(Kept.Code::code)
                .findFirst();
        return new Deal(dealId, kept.basket(), drawn.currency(), drawn.store(), coupon.orElse(null));
    }

    private boolean theirs(long profile, Member member) {
        return profile == member.profileId()
                || members.byProfiles(List.of(profile)).getOrDefault(profile, List.of()).stream()
                        .anyMatch(m -> m.customerId() == member.customerId());
    }

    /** What was set aside for a sale: a deal, 0 for none, and holds on gift cards. */
    record SetAside(long dealId, List<Long> holds) {}

    /** Uses up what was set aside for an order; a sentence when that cannot be any more, empty when it is done. */
    Optional<String> capture(SetAside aside, OrderKey order) {
        Optional<String> deal = aside.dealId() == 0 ? Optional.empty() : capture(aside.dealId(), order);
        return deal.isPresent() ? deal : spend(aside.holds(), order);
    }

    /** Uses up what of it still can be, for a sale that stands anyhow; a sentence about the rest, empty for nothing. */
    String captureWhatStands(SetAside aside, OrderKey order) {
        String unpaid = aside.dealId() == 0 || capture(aside.dealId(), order).isEmpty()
                ? ""
                : "Its discount stood for half an hour, and no budget or voucher paid for it.";
        boolean spent = aside.holds().stream()
                .allMatch(hold -> spend(List.of(hold), order).isEmpty());
        return spent ? unpaid : (unpaid + " A gift card was set aside for half an hour, and paid nothing.").strip();
    }

    private Optional<String> spend(List<Long> holds, OrderKey order) {
        for (long hold : holds) {
            switch (giftHolds.capture(hold, order)) {
                case Gifting.Moved m -> {}
                case Gifting.Refused refused -> {
                    if (refused.unknown()) {
                        throw Refusal.notFound("amount set aside on a gift card");
                    }
                    return Optional.of(refused.reason());
                }
                case Gifting.NotEnough n -> throw new IllegalStateException("Less was set aside than was");
                case Gifting.Issued i -> throw new IllegalStateException("A capture issues nothing");
                case Gifting.KeyReused k -> throw new IllegalStateException("A capture has no key of its own");
            }
        }
        return Optional.empty();
    }

    private Optional<String> capture(long dealId, OrderKey order) {
        return switch (baskets.capture(dealId, order)) {
            case Dealing.Stands s -> Optional.empty();
            case Dealing.Refused refused -> Optional.of(refused.reason());
            case Dealing.Unknown u -> throw Refusal.notFound("basket");
            case Dealing.KeyReused k -> throw new IllegalStateException("A capture has no key of its own");
        };
    }

    /** Gives back what an order's basket drew, and what gift cards paid for it; nothing where it drew nothing. */
    void giveBack(OrderKey order) {
        baskets.ofOrder(order).ifPresent(baskets::rollBack);
        money.giveBack(order, Long.MAX_VALUE);
    }

    private static Kept kept(Quote quote) {
        return new Kept(
                quote.priced(),
                quote.codes().stream()
                        .map(c -> new Kept.Code(c.kept(), c.usable(), c.reason(), c.points()))
                        .toList());
    }

    private static Quote.Wish wish(
            TillRules.Basket basket,
            String currency,
            @Nullable String store,
            @Nullable Member member,
            @Nullable List<String> codes) {
        List<String> shown = codes == null ? List.of() : codes;
        if (shown.size() > Quote.MOST_CODES || shown.stream().anyMatch(c -> c == null || c.isBlank())) {
            throw Refusal.unprocessable("At most " + Quote.MOST_CODES + " codes, none of them empty.");
        }
        if (basket.items().isEmpty()) {
            throw Refusal.unprocessable("Say what is bought: promotions and vouchers need the items.");
        }
        return new Quote.Wish(
                new Basket(
                        basket.items().stream()
                                .map(i -> new Basket.Line(i.product(), null, i.quantity(), i.unitMinor()))
                                .toList(),
                        0),
                currency,
                store,
                "till",
                member == null ? 0 : member.customerId(),
                member == null ? 0 : member.profileId(),
                shown);
    }
}
