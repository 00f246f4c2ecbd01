package heartstring.desk.gifting;

import heartstring.decision.gifts.Decision;
import heartstring.decision.gifts.GiftActs;
import heartstring.decision.gifts.Gifts;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.desk.visitors.VisitorRules;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.web.Refusal;
import heartstring.story.memory.Memory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides for a till; what makes no sense or cannot be done is a {@link Refusal}. */
@Component
class Gifting {

    private static final int REMEMBERED = 5;

    private final Gifts gifts;
    private final GiftActs acts;
    private final Finder finder;
    private final Members members;
    private final Programmes programmes;
    private final EarnPreview preview;
    private final Memory memory;
    private final GiftingSql sql;
    private final Throttle throttle;
    private final PlansSql plans;
    private final TransactionTemplate transactions;

    Gifting(
            Gifts gifts,
            GiftActs acts,
            Finder finder,
            Members members,
            Programmes programmes,
            EarnPreview preview,
            Memory memory,
            GiftingSql sql,
            Throttle throttle,
            PlansSql plans,
            TransactionTemplate transactions) {
        this.gifts = gifts;
        this.acts = acts;
        this.finder = finder;
        this.members = members;
        this.programmes = programmes;
        this.preview = preview;
        this.memory = memory;
        this.sql = sql;
        this.throttle = throttle;
        this.plans = plans;
        this.transactions = transactions;
    }

    /** Who stands there; 0 and 0 for nobody. The name is null as long as it was not read. */
    private record Whom(
            long customerId, long profileId, @Nullable String name) {
        private static final Whom NOBODY = new Whom(0, 0, null);
    }

    /**
     * Decides.
     *
     * @param whole whether who it is and what it earns is told as well
     */
    Told.Answer decide(@Nullable String keySent, Wanted wanted, boolean whole) {
        VisitorRules.onlyKnown(wanted.others());
        String key = VisitorRules.key(keySent);
        List<EarnPreview.Item> items = GiftingRules.items(wanted.items());
        String store = GiftingRules.text(wanted.store(), "store");
        Whom whom = whom(wanted, whole);
        Gifts.Outcome outcome = gifts.decide(new Gifts.Asked(
                whom.customerId(),
                whom.profileId(),
                store == null ? "" : store,
                items.stream().map(EarnPreview.Item::product).toList(),
                key,
                wanted.replaces() == null ? 0 : wanted.replaces()));
        Told.Person person = whole && whom.customerId() != 0 ? person(whom) : null;
        Told.Earns earns = whole ? earns(wanted, items, store, whom) : null;
        return switch (outcome) {
            case Gifts.Outcome.Decided d -> Told.Answer.of(d.decision(), d.replayed(), person, earns);
            case Gifts.Outcome.Nothing n -> Told.Answer.of(n.why(), person, earns);
            case Gifts.Outcome.KeyReused r ->
                throw Refusal.unprocessable("This key was used for another basket; make a new one.");
        };
    }

    private Whom whom(Wanted wanted, boolean program) {
        if (program && wanted.customerId() != null) {
            throw Refusal.unprocessable("Say who it is by “member”: a card, an e-mail address or a telephone number.");
        }
        Long customer = wanted.customerId();
        if (customer != null && customer > 0) {
            return new Whom(customer, 0, null);
        }
        if (wanted.memberId() != null) {
            Member member = members.byId(wanted.memberId()).orElseThrow(() -> Refusal.notFound("member"));
            return new Whom(member.customerId(), member.profileId(), null);
        }
        String shown = GiftingRules.text(wanted.member(), "member");
        if (shown == null) {
            return Whom.NOBODY;
        }
        Actor actor = Actor.current();
        ThrottleRules rule = actor.kind() == Actor.Kind.API_KEY ? ThrottleRules.TILL_PROGRAM : ThrottleRules.TILL;
        List<Hit> hits = transactions.execute(status -> {
            plans.whateverTheValues();
            return finder.anybody(shown, 2);
        });
        if (hits.isEmpty()) {
            slow(throttle.attempt(rule, actor.getName()));
        }
        return hits.size() == 1
                ? new Whom(hits.getFirst().customerId(), 0, hits.getFirst().name())
                : Whom.NOBODY;
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

    private Told.@Nullable Person person(Whom whom) {
        long customer = whom.customerId();
        Optional<String> name = whom.name() == null ? sql.name(customer) : Optional.of(whom.name());
        return name.isEmpty()
                ? null
                : new Told.Person(
                        customer,
                        name.get().isBlank() ? "Customer " + customer : name.get(),
                        GiftingRules.line(memory.of(customer, REMEMBERED), memory.today()));
    }

    private Told.@Nullable Earns earns(Wanted wanted, List<EarnPreview.Item> items, @Nullable String store, Whom whom) {
        String key = GiftingRules.text(wanted.programme(), "programme");
        Optional<Programme> programme = key == null ? programmes.all().stream().findFirst() : programmes.byKey(key);
        if (key != null && programme.isEmpty()) {
            throw Refusal.notFound("programme");
        }
        return programme
                .map(p -> {
                    List<Told.Earns.Rule> rules = preview
                            .of(p, new EarnPreview.Receipt(items, null, null, store, "till", null, whom.customerId()))
                            .stream()
                            .map(g -> new Told.Earns.Rule(g.rule(), g.points()))
                            .toList();
                    return new Told.Earns(
                            p.key(),
                            rules.stream().mapToLong(Told.Earns.Rule::points).sum(),
                            rules);
                })
                .orElse(null);
    }

    Told.Answer capture(long id) {
        return told(acts.capture(id));
    }

    Told.Answer giveBack(long id) {
        return told(acts.giveBack(id));
    }

    private static Told.Answer told(GiftActs.Outcome outcome) {
        return switch (outcome) {
            case GiftActs.Outcome.Done done -> Told.Answer.of(done.decision(), done.replayed(), null, null);
            case GiftActs.Outcome.Refused refused -> throw Refusal.conflict(refused.sentence());
            case GiftActs.Outcome.Unknown unknown -> throw Refusal.notFound("decision");
        };
    }

    Told.Explained explained(long id) {
        Decision decision = gifts.byId(id).orElseThrow(() -> Refusal.notFound("decision"));
        return Told.Explained.of(decision);
    }
}
