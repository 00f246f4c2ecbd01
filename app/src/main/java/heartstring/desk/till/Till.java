package heartstring.desk.till;

import heartstring.commerce.orders.OrderKey;
import heartstring.decision.gifts.GiftActs;
import heartstring.decision.gifts.Weighed;
import heartstring.desk.visitors.VisitorRules;
import heartstring.desk.visitors.Visitors;
import heartstring.loyalty.baskets.Quote;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.tills.Earned;
import heartstring.loyalty.tills.OrderEarnings;
import heartstring.loyalty.tills.TillAct;
import heartstring.loyalty.tills.TillActs;
import heartstring.platform.auth.Actor;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a till does: sells, gives rewards, undoes. Each act carries a key that the till made and counts once for ever; what makes
 * no sense or cannot be done is a {@link Refusal}.
 */
@Component
class Till {

    /** How long points can be spent that come back after their time. */
    private static final Duration GRACE = Duration.ofDays(30);

    private final Visitors visitors;
    private final Members members;
    private final EarnPreview preview;
    private final OrderEarnings earnings;
    private final Rewards rewards;
    private final TillActs acts;
    private final Checkouts checkouts;
    private final GiftActs gifts;
    private final TillSql sql;
    private final Intake intake;
    private final Sources sources;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Till(
            Visitors visitors,
            Members members,
            EarnPreview preview,
            OrderEarnings earnings,
            Rewards rewards,
            TillActs acts,
            Checkouts checkouts,
            GiftActs gifts,
            TillSql sql,
            Intake intake,
            Sources sources,
            TransactionTemplate transactions,
            InstantSource time) {
        this.visitors = visitors;
        this.members = members;
        this.preview = preview;
        this.earnings = earnings;
        this.rewards = rewards;
        this.acts = acts;
        this.checkouts = checkouts;
        this.gifts = gifts;
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.transactions = transactions;
        this.time = time;
    }

    /** What a basket would earn, and with promotions what it costs; writes nothing. */
    Told.Preview preview(Wanted.Preview wanted) {
        VisitorRules.onlyKnown(wanted.others());
        Programme programme = visitors.programme(wanted.programme());
        TillRules.Basket basket =
                TillRules.basket(wanted.amountMinor(), wanted.items(), wanted.currency(), programme.currency());
        String store = TillRules.store(wanted.store());
        Long id = wanted.memberId();
        Member member = id == null ? null : member(id);
        Quote quote = null;
        if (Boolean.TRUE.equals(wanted.promotions())
                && wanted.amountMinor() == null
                && !basket.items().isEmpty()) {
            quote = checkouts.quote(basket, programme.currency(), store, member, wanted.codes());
            basket = TillRules.paid(quote.priced());
        }
        String coupon = quote == null ? null : coupon(quote);
        List<Told.Gives> gives = gives(programme, basket, store, coupon, member == null ? 0 : member.customerId());
        return new Told.Preview(
                programme.key(),
                programme.currency(),
                basket.amountMinor(),
                points(gives),
                gives,
                quote == null ? null : quote.priced(),
                quote == null
                        ? List.of()
                        : quote.codes().stream()
                                .map(c -> new Told.Shown(c.code(), c.usable(), c.reason(), c.points(), c.unknown()))
                                .toList());
    }

    private static @Nullable String coupon(Quote quote) {
        return quote.codes().stream()
                .filter(c -> c.usable() && c.open())
                .map(Quote.Code::code)
                .findFirst()
                .orElse(null);
    }

    Told.Product product(String key) {
        return sql.product(key).orElseThrow(() -> Refusal.notFound("product"));
    }

    /** Sets aside what a member's basket takes off, until it is paid or cancelled. */
    Told.Checkout checkOut(Wanted.Checkout wanted) {
        VisitorRules.onlyKnown(wanted.others());
        Member member = member(wanted.memberId());
        return checkouts.reserve(
                wanted, visitors.programme(member.programmeId()).currency(), member);
    }

    private List<Told.Gives> gives(
            Programme programme,
            TillRules.Basket basket,
            @Nullable String store,
            @Nullable String coupon,
            long customerId) {
        EarnPreview.Receipt receipt =
                new EarnPreview.Receipt(basket.items(), basket.amountMinor(), null, store, "till", coupon, customerId);
        return preview.of(programme, receipt).stream()
                .map(g -> new Told.Gives(g.rule(), g.points()))
                .toList();
    }

    private static long points(List<Told.Gives> gives) {
        return gives.stream().mapToLong(Told.Gives::points).sum();
    }

    /** A sale: an order like any other, that the rules judge within a second. */
    Told.Sale sell(@Nullable String keySent, Wanted.Sale wanted) {
        VisitorRules.onlyKnown(wanted.others());
        String key = VisitorRules.key(keySent);
        Member member = member(wanted.memberId());
        Programme programme = visitors.programme(member.programmeId());
        Checkouts.Deal deal = wanted.dealId() == null ? null : checkouts.deal(wanted.dealId(), member);
        TillRules.Basket basket = deal == null
                ? TillRules.basket(wanted.amountMinor(), wanted.items(), wanted.currency(), programme.currency())
                : TillRules.paid(deal.basket());
        String store = deal == null ? TillRules.store(wanted.store()) : deal.store();
        Instant at = TillRules.at(wanted.ageSeconds(), time.instant(), member.joinedAt());
        boolean offline = Boolean.TRUE.equals(wanted.offline());
        List<Long> holds = TillRules.holds(wanted.giftHolds());
        String contents = member.id() + " " + (deal == null ? basket + " " + store : "deal " + deal.id())
                + (holds.isEmpty() ? "" : " gift cards " + holds);
        TillActs.Asked asked = new TillActs.Asked(
                TillAct.Kind.SALE, member, null, contents, visitors.own(member.customerId()), offline, at);
        Source source = source();
        Begun begun = begin(key, asked, new Checkouts.SetAside(deal == null ? 0 : deal.id(), holds), source);
        TillAct act = begun.standing().act();
        if (wanted.decisionId() != null) {
            gifts.wentWith(wanted.decisionId(), member.customerId(), key);
        }
        take(source, TillEvents.completed(key, member.card(), basket, programme.currency(), store, deal, act.at()));
        if (!begun.unhonoured().isEmpty()) {
            acts.note(act.id(), begun.unhonoured(), 0);
            throw Refusal.conflict("The sale is noted. " + begun.unhonoured()).with("exception", true);
        }
        if (member.status() != Member.Status.ACTIVE) {
            if (offline) {
                acts.note(act.id(), "The membership is not active, so the sale earned nothing.", 0);
            }
            throw Refusal.conflict("The sale is noted, but this membership is "
                            + member.status().name().toLowerCase(Locale.ROOT) + " and earns nothing.")
                    .with("exception", offline);
        }
        String coupon = deal == null ? null : deal.coupon();
        List<Told.Gives> expected = gives(programme, basket, store, coupon, member.customerId());
        return sold(key, act, begun.standing().again(), points(expected), member.customerId());
    }

    /** A sale that began; {@code unhonoured} says what was promised before the network went and cannot be any more. */
    private record Begun(TillActs.Begun.Standing standing, String unhonoured) {}

    /** The sale and what was set aside for it stand together or not at all; what waited for the network stands anyhow. */
    private Begun begin(String key, TillActs.Asked asked, Checkouts.SetAside aside, Source source) {
        OrderKey order = new OrderKey(source.id(), key);
        try {
            return transactions.execute(status -> {
                TillActs.Begun.Standing standing = begin(key, asked);
                checkouts.capture(aside, order).ifPresent(reason -> {
                    throw Refusal.conflict(reason);
                });
                return new Begun(standing, "");
            });
        } catch (Refusal refusal) {
            if (!asked.offline() || refusal.status() != HttpStatus.CONFLICT) {
                throw refusal;
            }
            return new Begun(begin(key, asked), checkouts.captureWhatStands(aside, order));
        }
    }

    /** What a sale has come to by now. */
    Told.Sale sale(String key) {
        TillAct act =
                acts.byKey(key).filter(a -> a.kind() == TillAct.Kind.SALE).orElseThrow(() -> Refusal.notFound("sale"));
        return sold(key, act, true, 0, sql.customer(act.profileId()));
    }

    private Told.Sale sold(String key, TillAct act, boolean again, long expected, long customer) {
        Earned earned = earnings.of(source().id(), key);
        boolean undone = act.undoneAt() != null;
        boolean judged = earned.judged() && (!undone || earned.status().equals("refunded"));
        return new Told.Sale(
                key,
                again,
                undone,
                act.own(),
                expected,
                judged,
                earned.points(),
                earned.gave().stream()
                        .map(g -> new Told.Gives(g.rule(), g.points()))
                        .toList(),
                visitors.points(customer, visitors.programme(act.programmeId())));
    }

    /** Undoes a sale or a redemption, once; an exception that came of it is settled thereby. */
    Told.Undone undo(Wanted.Undo wanted) {
        VisitorRules.onlyKnown(wanted.others());
        String key = VisitorRules.key(wanted.key());
        TillAct act = acts.byKey(key).orElseThrow(() -> Refusal.notFound("sale or redemption"));
        TillRules.mayUndo(Actor.current(), act.userId(), act.at(), time.instant());
        boolean again = act.undoneAt() != null;
        String gift = act.kind() == TillAct.Kind.SALE ? taken(key) : null;
        acts.unhonoured(act.id()).filter(u -> u.settledAt() == null).ifPresent(u -> acts.settle(u.id()));
        switch (act.kind()) {
            case SALE -> {
                checkouts.giveBack(new OrderKey(source().id(), key));
                Member card =
                        members.byProfiles(List.of(act.profileId())).getOrDefault(act.profileId(), List.of()).stream()
                                .filter(m -> m.programmeId() == act.programmeId())
                                .findFirst()
                                .orElseThrow(() -> Refusal.notFound("member"));
                take(
                        source(),
                        TillEvents.refunded(
                                key,
                                card.card(),
                                visitors.programme(act.programmeId()).currency()));
            }
            case REDEMPTION -> {
                if (act.redemptionId() != null) {
                    rewards.undo(act.redemptionId(), time.instant().plus(GRACE));
                }
            }
        }
        acts.undo(act.id());
        return new Told.Undone(
                key,
                act.kind().name().toLowerCase(Locale.ROOT),
                again,
                gift,
                visitors.points(sql.customer(act.profileId()), visitors.programme(act.programmeId())));
    }

    /** The gift that was given with a sale, which is undone with it. */
    private @Nullable String taken(String sale) {
        return gifts.takeBack(sale).stream()
                .flatMap(d -> d.option().stream())
                .map(Weighed.Option::name)
                .findFirst()
                .orElse(null);
    }

    private Member member(@Nullable Long id) {
        return members.byId(TillRules.id(id, "memberId")).orElseThrow(() -> Refusal.notFound("member"));
    }

    private TillActs.Begun.Standing begin(String key, TillActs.Asked asked) {
        return switch (acts.begin(key, asked)) {
            case TillActs.Begun.Standing standing -> standing;
            case TillActs.Begun.KeyReused r -> throw reused();
        };
    }

    private static Refusal reused() {
        return Refusal.unprocessable("This key was used for something else; make a new one.");
    }

    private Source source() {
        return sources.internal("Till", "till");
    }

    private void take(Source source, ObjectNode event) {
        if (intake.accept(source, List.of(event), "track", null).getFirst() instanceof Outcome.Rejected rejected) {
            throw Refusal.unprocessable(rejected.reason());
        }
    }
}
