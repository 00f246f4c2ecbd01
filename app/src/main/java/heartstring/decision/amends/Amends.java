package heartstring.decision.amends;

import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.decision.openings.CaseSetting;
import heartstring.decision.openings.CaseSettings;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.budgets.Holding;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.OwnAccounts;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.secrets.Tokens;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives points, vouchers and goods because of a case: a budget pays, the ledger books, and neither is ever overspent. */
@Component
public class Amends {

    private static final Duration AT_ONCE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_KEY = 100;
    private static final String NO_STORE =
            "The budget is one for each store, and this case is of none. Choose another budget in the settings of cases.";
    private static final String NO_BUDGET =
            "No budget pays for amends yet; a manager chooses one in the settings of cases.";
    private static final String NO_MEMBER = "They have no membership that amends could go to.";
    private static final String REUSED = "This form was sent before with other contents. Fill it in anew.";

    private final Cases cases;
    private final CaseSettings settings;
    private final Budgets budgets;
    private final Offers offers;
    private final Handing handing;
    private final Members members;
    private final OwnAccounts ownAccounts;
    private final Programmes programmes;
    private final ProgrammeTerms terms;
    private final AmendsSql sql;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Amends(
            Cases cases,
            CaseSettings settings,
            Budgets budgets,
            Offers offers,
            Handing handing,
            Members members,
            OwnAccounts ownAccounts,
            Programmes programmes,
            ProgrammeTerms terms,
            AmendsSql sql,
            TransactionTemplate transactions,
            InstantSource time) {
        this.cases = cases;
        this.settings = settings;
        this.budgets = budgets;
        this.offers = offers;
        this.handing = handing;
        this.members = members;
        this.ownAccounts = ownAccounts;
        this.programmes = programmes;
        this.terms = terms;
        this.sql = sql;
        this.transactions = transactions;
        this.time = time;
    }

    /** What can become of giving amends, of taking them back and of handing goods over. */
    public sealed interface Outcome {

        /** It is so now, such as {@code 600 points}; replayed when it was so before, under the same key. */
        record Given(String what, long points, boolean replayed) implements Outcome {}

        /** Nothing moved, and why. */
        record Refused(String sentence) implements Outcome {}

        /** There is no such case, or no such amends of it. */
        record Unknown() implements Outcome {}
    }

    /**
     * What could be given now.
     *
     * @param points what is suggested, 0 for nothing
     * @param mostPoints the most that can be given
     * @param why why nothing can be given, or empty
     * @param others vouchers and goods that can be given instead
     */
    public record Suggestion(
            long points,
            long costMinor,
            long mostPoints,
            String budget,
            long leftMinor,
            String currency,
            String why,
            List<Offers.Offer> others) {

        public Suggestion {
            others = List.copyOf(others);
        }

        static Suggestion none(String why) {
            return new Suggestion(0, 0, 0, "", 0, "", why, List.of());
        }
    }

    /**
     * Goods that wait to be handed over to whom they were given.
     *
     * @param by the colleague who promised them, empty for a program
     * @param about what they told us of, such as {@code a complaint}; empty for what they do not know of
     */
    public record Waiting(long id, long caseId, String name, Instant at, String by, String about) {}

    /** Suggests amends for a case: the usual ones, twice as much where it is urgent, never more than is left. */
    public Suggestion suggest(Case about) {
        CaseSetting setting = settings.now();
        Optional<Budget> budget = budgets.byId(setting.budget());
        if (budget.isEmpty()) {
            return Suggestion.none(NO_BUDGET);
        }
        if (budget.get().eachStore() && about.store().isEmpty()) {
            return Suggestion.none(NO_STORE);
        }
        Optional<Member> member = member(about);
        if (member.isEmpty()) {
            return Suggestion.none(NO_MEMBER);
        }
        Budget from = budget.get();
        long left = Math.min(budgets.left(from, store(from, about)), budgets.leftFor(from, about.customerId()));
        long room = Math.max(0, Math.min(left, setting.mostMinor() - sql.spent(about.together())));
        long usual = Math.min(room, about.priority() == 1 ? setting.usualMinor() * 2 : setting.usualMinor());
        long points = setting.points(usual);
        return new Suggestion(
                points,
                setting.costMinor(points),
                setting.points(room),
                from.name(),
                left,
                from.currency(),
                room > 0
                        ? ""
                        : left <= 0
                                ? "Nothing is left of the budget “" + from.name() + "”."
                                : "This case has had the most that one may cost.",
                room > 0 ? offers.within(member.get(), from, room) : List.of());
    }

    private Optional<Member> member(Case about) {
        return members.ofCustomer(about.customerId()).stream()
                .filter(m -> m.status() == Member.Status.ACTIVE)
                .min(Comparator.comparingLong(Member::id));
    }

    private static @Nullable String store(Budget budget, Case about) {
        return budget.eachStore() && !about.store().isEmpty() ? about.store() : null;
    }

    /** Gives points, all of it or nothing. */
    public Outcome give(long id, long points, String key) {
        return give(id, new What.Points(points), key);
    }

    /** Gives it, all of it or nothing; the same key gives once. */
    public Outcome give(long id, What what, String key) {
        if (key.isBlank() || key.length() > MOST_KEY) {
            return new Outcome.Refused("A key has 1 to " + MOST_KEY + " characters.");
        }
        byte[] made = Tokens.digest("amends\n" + Actor.current().getName() + "\n" + key);
        return whole(() -> given(id, what, key, made));
    }

    private Outcome whole(Supplier<Outcome> act) {
        return Meeting.again(() -> transactions.execute(status -> {
            Outcome outcome = act.get();
            if (!(outcome instanceof Outcome.Given)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome given(long id, What what, String key, byte[] made) {
        Optional<Case> found = cases.locked(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<AmendsSql.Before> before = sql.before(made);
        if (before.isPresent()) {
            AmendsSql.Before it = before.get();
            return it.caseId() == id && it.thing().equals(what.word()) && it.number() == what.number()
                    ? new Outcome.Given(it.name(), points(what), true)
                    : new Outcome.Refused(REUSED);
        }
        return fresh(found.get(), what, key, made);
    }

    private Outcome fresh(Case about, What what, String key, byte[] made) {
        CaseSetting setting = settings.now();
        if (about.isClosed()) {
            return new Outcome.Refused("The case is closed. Open it again first.");
        }
        Optional<Budget> budget = budgets.byId(setting.budget());
        if (budget.isEmpty()) {
            return new Outcome.Refused(NO_BUDGET);
        }
        if (budget.get().eachStore() && about.store().isEmpty()) {
            return new Outcome.Refused(NO_STORE);
        }
        Optional<Member> member = member(about);
        if (member.isEmpty()) {
            return new Outcome.Refused(NO_MEMBER);
        }
        if (ownAccounts.own(about.customerId())) {
            return new Outcome.Refused("This is your own account; a colleague has to do it.");
        }
        return switch (offers.price(what, member.get(), budget.get(), setting)) {
            case Offers.Price.Bad bad -> new Outcome.Refused(bad.sentence());
            case Offers.Price.Good good ->
                sql.spent(about.together()) + good.offer().costMinor() > setting.mostMinor()
                        ? new Outcome.Refused("One case may cost "
                                + Format.money(setting.mostMinor(), budget.get().currency())
                                + " at most; this would be more.")
                        : booked(about, budget.get(), member.get(), good.offer(), setting, key, made);
        };
    }

    private Outcome booked(
            Case about,
            Budget budget,
            Member member,
            Offers.Offer offer,
            CaseSetting setting,
            String key,
            byte[] made) {
        Instant now = time.instant();
        Programme programme = programmes.byId(member.programmeId());
        String giver = Actor.current().getName();
        sql.alone(giver);
        // Points keep to the limit of corrections themselves.
        if (!(offer.what() instanceof What.Points)
                && sql.spentBy(giver, programme.id(), now.minus(DAY)) + offer.costMinor()
                        > setting.costMinor(terms.of(programme.id()).adjustMost())) {
            return new Outcome.Refused(Handing.tooMuch(programme));
        }
        Budgets.Whose whose = new Budgets.Whose(about.customerId(), member.profileId());
        Holding held =
                budgets.reserve(budget.id(), store(budget, about), whose, offer.costMinor(), AT_ONCE, "amends " + key);
        if (!(held instanceof Holding.Held reserved)) {
            return new Outcome.Refused(refused(held, budget));
        }
        Holding spent = budgets.capture(reserved.reservation(), offer.costMinor());
        if (!(spent instanceof Holding.Held)) {
            return new Outcome.Refused(refused(spent, budget));
        }
        return switch (handing.give(offer.what(), member, programme, about.id(), key)) {
            case Handing.Result.Not not -> new Outcome.Refused(not.sentence());
            case Handing.Result.Done done ->
                kept(
                        about,
                        new AmendsSql.Giving(
                                about.id(),
                                now,
                                Actor.current().userId(),
                                giver,
                                programme.id(),
                                made,
                                offer,
                                budget.currency(),
                                done.id(),
                                reserved.reservation()));
        };
    }

    private Outcome kept(Case about, AmendsSql.Giving giving) {
        if (!sql.gave(giving)) {
            return new Outcome.Refused(REUSED);
        }
        cases.acted(about, giving.at(), "gave amends for");
        Offers.Offer offer = giving.offer();
        return new Outcome.Given(offer.name(), points(offer.what()), false);
    }

    private static long points(What what) {
        return what instanceof What.Points p ? p.points() : 0;
    }

    private static String refused(Holding holding, Budget budget) {
        return switch (holding) {
            case Holding.Held held -> "";
            case Holding.NotEnough few ->
                few.leftMinor() <= 0
                        ? "Nothing is left of the budget “" + budget.name() + "”; nothing was given."
                        : "Only " + Format.money(few.leftMinor(), budget.currency()) + " are left of the budget “"
                                + budget.name() + "”; nothing was given.";
            case Holding.Refused it -> it.reason();
            case Holding.Unknown unknown -> "This budget is gone.";
            case Holding.KeyReused reused -> REUSED;
        };
    }

    /** Takes amends back that were given by mistake, and what they cost goes back to the budget; once. */
    public Outcome takeBack(long id, long step) {
        return whole(() -> {
            Optional<Case> found = cases.locked(id);
            Optional<AmendsSql.Kept> kept = found.flatMap(c -> sql.find(step, c.together()));
            if (kept.isEmpty()) {
                return new Outcome.Unknown();
            }
            AmendsSql.Kept it = kept.get();
            if (it.undone()) {
                return new Outcome.Given(it.name(), 0, true);
            }
            if (handing.takeBack(it) instanceof Handing.Result.Not not) {
                return new Outcome.Refused(not.sentence());
            }
            if (!(budgets.giveBack(it.reservation(), it.costMinor()) instanceof Holding.Held)) {
                return new Outcome.Refused("What it cost cannot go back to its budget any more.");
            }
            Instant now = time.instant();
            sql.undone(step, now);
            cases.step(it.caseId(), now, "took_back", "took back amends of");
            return new Outcome.Given(it.name(), 0, false);
        });
    }

    /** Notes that goods were handed over; once. */
    public Outcome handed(long id, long step) {
        return whole(() -> {
            Optional<Case> found = cases.locked(id);
            Optional<AmendsSql.Kept> kept = found.flatMap(c -> sql.find(step, c.together()))
                    .filter(k -> k.thing().equals("gift"));
            if (kept.isEmpty()) {
                return new Outcome.Unknown();
            }
            AmendsSql.Kept it = kept.get();
            if (it.undone()) {
                return new Outcome.Refused("It was taken back, and is not to be handed over.");
            }
            if (!it.handed()) {
                Instant now = time.instant();
                sql.handed(step, now);
                cases.step(it.caseId(), now, "handed", "handed over amends of");
            }
            return new Outcome.Given(it.name(), 0, it.handed());
        });
    }

    /** The same where only the amends are known, as at a till. */
    public Outcome handed(long step) {
        return sql.caseOf(step).map(id -> handed(id, step)).orElse(new Outcome.Unknown());
    }

    /** Goods that wait to be handed over to this customer, the oldest first, at most 20. */
    public List<Waiting> waiting(long customer) {
        return sql.waiting(customer);
    }
}
