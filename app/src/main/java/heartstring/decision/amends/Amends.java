package heartstring.decision.amends;

import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.decision.openings.CaseSetting;
import heartstring.decision.openings.CaseSettings;
import heartstring.loyalty.adjustments.Adjusting;
import heartstring.loyalty.adjustments.Adjustment;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.budgets.Holding;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.secrets.Tokens;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives points because of a case: a budget pays, the ledger books, and neither is ever overspent. */
@Component
public class Amends {

    private static final Duration AT_ONCE = Duration.ofMinutes(10);
    private static final int MOST_KEY = 100;
    private static final String NO_STORE =
            "The budget is one for each store, and this case is of none. Choose another budget in the settings of cases.";

    private final Cases cases;
    private final CaseSettings settings;
    private final Budgets budgets;
    private final Adjustments adjustments;
    private final Members members;
    private final Programmes programmes;
    private final AmendsSql sql;
    private final TransactionTemplate transactions;

    Amends(
            Cases cases,
            CaseSettings settings,
            Budgets budgets,
            Adjustments adjustments,
            Members members,
            Programmes programmes,
            AmendsSql sql,
            TransactionTemplate transactions) {
        this.cases = cases;
        this.settings = settings;
        this.budgets = budgets;
        this.adjustments = adjustments;
        this.members = members;
        this.programmes = programmes;
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What can become of giving amends. */
    public sealed interface Outcome {

        /** They stand in the book; replayed when they were given under this key before. */
        record Given(long points, boolean replayed) implements Outcome {}

        /** Nothing moved, and why. */
        record Refused(String sentence) implements Outcome {}

        /** There is no such case. */
        record Unknown() implements Outcome {}
    }

    /**
     * What could be given now.
     *
     * @param points what is suggested, 0 for nothing
     * @param mostPoints the most that can be given
     * @param why why nothing can be given, or empty
     */
    public record Suggestion(
            long points, long costMinor, long mostPoints, String budget, long leftMinor, String currency, String why) {

        static Suggestion none(String why) {
            return new Suggestion(0, 0, 0, "", 0, "", why);
        }
    }

    /** Suggests amends for a case: the usual ones, twice as much where it is urgent, never more than is left. */
    public Suggestion suggest(Case about) {
        CaseSetting setting = settings.now();
        Optional<Budget> budget = budgets.byId(setting.budget());
        if (budget.isEmpty()) {
            return Suggestion.none("No budget pays for amends yet; a manager chooses one in the settings of cases.");
        }
        if (budget.get().eachStore() && about.store().isEmpty()) {
            return Suggestion.none(NO_STORE);
        }
        if (member(about).isEmpty()) {
            return Suggestion.none("They have no membership that points could go to.");
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
                                : "This case has had the most that one may cost.");
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
        if (key.isBlank() || key.length() > MOST_KEY) {
            return new Outcome.Refused("A key has 1 to " + MOST_KEY + " characters.");
        }
        byte[] made = Tokens.digest("amends\n" + Actor.current().getName() + "\n" + key);
        return Meeting.again(() -> transactions.execute(status -> {
            Outcome outcome = given(id, points, key, made);
            if (!(outcome instanceof Outcome.Given)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome given(long id, long points, String key, byte[] made) {
        Optional<Case> found = cases.locked(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<long[]> before = cases.given(made);
        if (before.isPresent()) {
            return before.get()[0] == id && before.get()[1] == points
                    ? new Outcome.Given(points, true)
                    : new Outcome.Refused("This form was sent before with other contents. Fill it in anew.");
        }
        Case about = found.get();
        CaseSetting setting = settings.now();
        if (about.isClosed()) {
            return new Outcome.Refused("The case is closed. Open it again first.");
        }
        if (points < 1) {
            return new Outcome.Refused("Give at least one point.");
        }
        if (points > Adjustments.MOST / Math.max(1, setting.hundredMinor())) {
            return new Outcome.Refused("These are more points than anybody may give at once.");
        }
        Optional<Budget> budget = budgets.byId(setting.budget());
        if (budget.isEmpty()) {
            return new Outcome.Refused(
                    "No budget pays for amends yet; a manager chooses one in the settings of cases.");
        }
        if (budget.get().eachStore() && about.store().isEmpty()) {
            return new Outcome.Refused(NO_STORE);
        }
        Optional<Member> member = member(about);
        if (member.isEmpty()) {
            return new Outcome.Refused("They have no membership that points could go to.");
        }
        long cost = setting.costMinor(points);
        if (sql.spent(about.together()) + cost > setting.mostMinor()) {
            return new Outcome.Refused("One case may cost "
                    + Format.money(setting.mostMinor(), budget.get().currency()) + " at most; this would be more.");
        }
        return booked(about, budget.get(), member.get(), points, cost, key, made);
    }

    private Outcome booked(Case about, Budget budget, Member member, long points, long cost, String key, byte[] made) {
        Budgets.Whose whose = new Budgets.Whose(about.customerId(), member.profileId());
        Holding held = budgets.reserve(budget.id(), store(budget, about), whose, cost, AT_ONCE, "amends " + key);
        String refused = refused(held, budget);
        if (refused != null) {
            return new Outcome.Refused(refused);
        }
        String spent = refused(budgets.capture(((Holding.Held) held).reservation(), cost), budget);
        if (spent != null) {
            return new Outcome.Refused(spent);
        }
        Programme programme = programmes.byId(member.programmeId());
        Adjusting adjusted = adjustments.ask(member, points, "Amends, case " + about.id(), "amends " + key);
        return switch (adjusted) {
            case Adjusting.Kept kept
            when kept.adjustment().state() == Adjustment.State.WAITING ->
                new Outcome.Refused("It is more than you may give alone within a day in “" + programme.name()
                        + "”. Give less, or ask a" + " manager to correct the points by hand.");
            case Adjusting.Kept kept -> {
                cases.gave(about.id(), made, points, cost, budget.currency());
                yield new Outcome.Given(points, false);
            }
            case Adjusting.Refused it -> new Outcome.Refused(it.reason());
            case Adjusting.NotEnough few -> new Outcome.Refused("There are too few points.");
            case Adjusting.KeyReused reused ->
                new Outcome.Refused("This form was sent before with other contents. Fill it in anew.");
            case Adjusting.Unknown unknown -> new Outcome.Refused("There is no such membership any more.");
        };
    }

    private static @Nullable String refused(Holding holding, Budget budget) {
        return switch (holding) {
            case Holding.Held held -> null;
            case Holding.NotEnough few ->
                few.leftMinor() <= 0
                        ? "Nothing is left of the budget “" + budget.name() + "”; nothing was given."
                        : "Only " + Format.money(few.leftMinor(), budget.currency()) + " are left of the budget “"
                                + budget.name() + "”; nothing was given.";
            case Holding.Refused it -> it.reason();
            case Holding.Unknown unknown -> "This budget is gone.";
            case Holding.KeyReused reused -> "This form was sent before with other contents. Fill it in anew.";
        };
    }
}
