package heartstring.desk.visitors;

import heartstring.crm.leftoff.LeftOffs;
import heartstring.decision.actions.Asker;
import heartstring.decision.actions.NextAction;
import heartstring.decision.actions.NextBest;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.OwnAccounts;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.tiers.TierWords;
import heartstring.loyalty.tiers.Tiers;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import heartstring.story.purchases.Purchases;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who stands at the till: looked up by what they show or say, and what is worth knowing of them. Reads only. */
@Component
public class Visitors {

    static final int MOST_HITS = 8;
    private static final int REMEMBERED = 3;
    /** Longer than this no complaint is waited for and no note holds. */
    private static final Duration REMEMBERED_FOR = Duration.ofDays(365);

    private static final int MOST_OFFERS = 60;
    private static final int MOST_PRODUCTS = 3;

    private final Finder finder;
    private final VisitorsSql sql;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Rewards rewards;
    private final Tiers tiers;
    private final Challenges challenges;
    private final PersonalVouchers vouchers;
    private final Timeline timeline;
    private final Purchases purchases;
    private final LeftOffs leftOffs;
    private final OwnAccounts ownAccounts;
    private final NextBest best;
    private final Throttle throttle;
    private final InstantSource time;

    Visitors(
            Finder finder,
            VisitorsSql sql,
            Programmes programmes,
            Members members,
            Purses purses,
            Balances balances,
            Rewards rewards,
            Tiers tiers,
            Challenges challenges,
            PersonalVouchers vouchers,
            Timeline timeline,
            Purchases purchases,
            LeftOffs leftOffs,
            OwnAccounts ownAccounts,
            NextBest best,
            Throttle throttle,
            InstantSource time) {
        this.finder = finder;
        this.sql = sql;
        this.programmes = programmes;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.rewards = rewards;
        this.tiers = tiers;
        this.challenges = challenges;
        this.vouchers = vouchers;
        this.timeline = timeline;
        this.purchases = purchases;
        this.leftOffs = leftOffs;
        this.ownAccounts = ownAccounts;
        this.best = best;
        this.throttle = throttle;
        this.time = time;
    }

    /** The programme with that key; without one the first. */
    public Programme programme(@Nullable String key) {
        Optional<Programme> found =
                key == null || key.isBlank() ? programmes.all().stream().findFirst() : programmes.byKey(key);
        return found.orElseThrow(() -> Refusal.notFound("programme"));
    }

    public Programme programme(int id) {
        return programmes.all().stream().filter(p -> p.id() == id).findFirst().orElseThrow();
    }

    /**
     * Looks up what was typed or scanned. What shows nobody counts as a guess, whatever the reason, and many guesses have to wait.
     *
     * @param names whether the beginning of a name will do
     */
    public Visitor.Lookup lookup(@Nullable String typed, @Nullable String programmeKey, boolean names) {
        Programme programme = programme(programmeKey);
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.length() > VisitorRules.MOST_TEXT) {
            throw Refusal.badRequest("Type or scan a card, phone number, e-mail address" + (names ? " or name." : "."));
        }
        Actor actor = Actor.current();
        ThrottleRules rule = actor.kind() == Actor.Kind.API_KEY ? ThrottleRules.TILL_PROGRAM : ThrottleRules.TILL;
        slow(throttle.waits(rule, actor.getName()));
        List<Hit> hits = finder.anybody(text, MOST_HITS);
        if (hits.isEmpty() && names && VisitorRules.mayBeName(text)) {
            hits = finder.find(text, MOST_HITS);
        }
        if (hits.isEmpty()) {
            slow(throttle.attempt(rule, actor.getName()));
            return new Visitor.Lookup(null, List.of());
        }
        return hits.size() == 1
                ? new Visitor.Lookup(card(hits.getFirst().customerId(), programme), List.of())
                : new Visitor.Lookup(null, lines(hits, programme));
    }

    private static void slow(long minutes) {
        if (minutes > 0) {
            throw new Refusal(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many guesses",
                            "Too many look-ups found nobody. Try again in " + minutes
                                    + (minutes == 1 ? " minute." : " minutes."))
                    .with("retryAfterSeconds", minutes * 60);
        }
    }

    List<Visitor.Hit> lines(List<Hit> hits, Programme programme) {
        Set<Long> joined =
                sql.members(programme.id(), hits.stream().map(Hit::customerId).toList());
        return hits.stream()
                .map(h -> new Visitor.Hit(
                        h.customerId(),
                        named(h.name(), h.customerId()),
                        Stream.of(VisitorRules.maskedMail(h.email()), VisitorRules.maskedPhone(h.phone()), h.city())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" · ")),
                        joined.contains(h.customerId())))
                .toList();
    }

    private static String named(@Nullable String name, long customer) {
        return name == null || name.isBlank() ? "Customer " + customer : name;
    }

    /** What is worth knowing of one customer. */
    public Visitor.Card card(long customer, Programme programme) {
        String name = sql.name(customer).orElseThrow(() -> Refusal.notFound("customer"));
        Visitor.LastOrder last = lastOrder(customer);
        List<Visitor.Remembered> remember = timeline.page(customer, Filter.ALL, null, 5 * REMEMBERED).entries().stream()
                .filter(e -> last == null || !e.at().equals(last.at()))
                .limit(REMEMBERED)
                .map(e -> new Visitor.Remembered(e.at(), e.text()))
                .toList();
        List<VisitorsSql.Mind> minds = sql.minds(customer, time.instant().minus(REMEMBERED_FOR));
        return new Visitor.Card(
                customer,
                named(name, customer),
                own(customer),
                membership(customer, programme).orElse(null),
                MindRules.open(minds, REMEMBERED),
                Stream.concat(nextOf(customer).stream(), notes(customer, minds).stream())
                        .toList(),
                leftOffs.of(customer, 0).stream()
                        .map(l -> new Visitor.Left(l.at(), l.text(), l.touchpointId()))
                        .toList(),
                remember,
                last);
    }

    /** The one thing to do, as everybody here is told; nothing where there is nothing to do. */
    private Optional<String> nextOf(long customer) {
        return best.of(customer, Asker.TILL)
                .filter(NextAction::isOpen)
                .map(n -> "Next: " + n.action().title().toLowerCase(Locale.ROOT) + ". " + n.why());
    }

    private List<String> notes(long customer, List<VisitorsSql.Mind> minds) {
        String note = MindRules.note(minds);
        return Stream.concat(
                        note.isEmpty() ? Stream.empty() : Stream.of("Note: " + note),
                        sql.wishes(customer).stream()
                                .map(w -> MindRules.wish(
                                        w.name(),
                                        w.name().toLowerCase(Locale.ROOT).contains("store")
                                                ? sql.store(w.value()).orElse(w.value())
                                                : w.value())))
                .toList();
    }

    private Visitor.@Nullable LastOrder lastOrder(long customer) {
        return purchases.page(customer, null, 1).purchases().stream()
                .findFirst()
                .map(p -> new Visitor.LastOrder(
                        p.at(),
                        p.store(),
                        p.totalMinor(),
                        p.currency(),
                        p.lines().stream()
                                .map(Purchases.Line::product)
                                .limit(MOST_PRODUCTS)
                                .toList()))
                .orElse(null);
    }

    private Optional<Visitor.Membership> membership(long customer, Programme programme) {
        return members.ofCustomer(customer).stream()
                .filter(m -> m.programmeId() == programme.id() && m.status() != Member.Status.CLOSED)
                .findFirst()
                .map(m -> {
                    Visitor.Points points = points(customer, programme);
                    return new Visitor.Membership(
                            m.id(),
                            m.card(),
                            m.status().name().toLowerCase(Locale.ROOT),
                            programme.key(),
                            points,
                            tier(customer, programme),
                            challenges.standings(programme.id(), customer).stream()
                                    .map(s ->
                                            new Visitor.Challenge(s.challenge().name(), s.words()))
                                    .toList(),
                            offers(programme, points.available()),
                            vouchers.of(customer).stream()
                                    .map(v -> new Visitor.Voucher(
                                            v.code(), v.name(), v.words(), v.leastMinor(), v.currency(), v.until()))
                                    .toList());
                });
    }

    private Visitor.@Nullable Tier tier(long customer, Programme programme) {
        return tiers.standing(programme, customer)
                .map(s -> new Visitor.Tier(
                        TierWords.name(s),
                        TierWords.next(s, programme),
                        TierWords.kept(s, programme),
                        TierWords.benefits(s.tier())))
                .orElse(null);
    }

    private List<Visitor.Offer> offers(Programme programme, long available) {
        return rewards.open(programme.id()).stream()
                .limit(MOST_OFFERS)
                .map((Reward r) -> new Visitor.Offer(
                        r.id(),
                        r.name(),
                        r.kind().name().toLowerCase(Locale.ROOT),
                        r.points(),
                        r.valueMinor(),
                        r.stock(),
                        Math.max(0, r.points() - available)))
                .toList();
    }

    /** What the customer has in the programme. */
    public Visitor.Points points(long customer, Programme programme) {
        Balance balance = balances.of(purses.ofCustomer(programme.unitId(), customer));
        Balance.Expiring next =
                balance.expiring().isEmpty() ? null : balance.expiring().getFirst();
        return new Visitor.Points(
                balance.available(),
                balance.pending(),
                balance.owed(),
                next == null ? 0 : next.amount(),
                next == null ? null : next.at());
    }

    /** Whether the customer is the very colleague who asks. */
    public boolean own(long customer) {
        return ownAccounts.own(customer);
    }
}
