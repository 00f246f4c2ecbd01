package heartstring.decision.actions;

import heartstring.decision.actionfacts.ActionFacts;
import heartstring.decision.actionfacts.House;
import heartstring.decision.actionfacts.Known;
import heartstring.decision.actionrules.Action;
import heartstring.decision.actionrules.ActionRules;
import heartstring.decision.actionrules.Pace;
import heartstring.decision.actionrules.Weighed;
import heartstring.decision.actionrules.WorthRules;
import heartstring.insight.usual.Usual;
import heartstring.kernels.bandit.Bandit;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.secrets.Tokens;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What to do for a customer next: one answer for whoever asks. Whether they may see the customer is asked before, by the caller. */
@Component
public class NextBest {

    /** Under which it has its hold-out. */
    public static final String TRIAL = "next-action";

    /** How long a decision stands when nothing new happens. */
    static final Duration STANDS = Duration.ofDays(1);

    private static final String PAGE = "/actions";

    private final ActionFacts facts;
    private final ActionsSql sql;
    private final Learnt learnt;
    private final Usual usual;
    private final HoldOuts holdOuts;
    private final Arms arms;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    NextBest(
            ActionFacts facts,
            ActionsSql sql,
            Learnt learnt,
            Usual usual,
            HoldOuts holdOuts,
            Arms arms,
            TransactionTemplate transactions,
            InstantSource time) {
        this.facts = facts;
        this.sql = sql;
        this.learnt = learnt;
        this.usual = usual;
        this.holdOuts = holdOuts;
        this.arms = arms;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * What to do for them now: what was decided within the day as long as nothing new happened, else decided now and kept (one row is
     * written). Empty where the customer is not known. A few milliseconds.
     */
    public Optional<NextAction> of(long customerId, Asker asker) {
        return asked(customerId, asker);
    }

    /** Decides where that is due, without anybody having looked. */
    Optional<NextAction> ahead(long customerId) {
        return asked(customerId, null);
    }

    private Optional<NextAction> asked(long customer, @Nullable Asker asker) {
        // As it is kept, so that whoever reads it back reads the same.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Known known = facts.of(customer, now);
        if (known.first() == 0) {
            return Optional.empty();
        }
        byte[] print = known.print();
        Optional<ActionsSql.Standing> standing = sql.standing(customer).filter(s -> stands(s, print, now));
        if (standing.isPresent()) {
            if (asker != null && !standing.get().seen()) {
                sql.seen(standing.get().told().id(), asker);
            }
            return Optional.of(standing.get().told());
        }
        LocalDate today = facts.today(now);
        House house = facts.house();
        ActionRules.Plan plan = ActionRules.plan(
                new ActionRules.Question(known, house, along(customer, known, now, today), now, today));
        Weighed weighed = WorthRules.weighed(
                plan,
                known,
                house,
                ActionRules.touches(known, now),
                learnt.of(Pace.of(known.value().monthly())),
                learnt.shown());
        long seed = seed(known, print, today);
        Bandit.Drawn drawn = weighed.drawn(seed);
        Asking asking = new Asking(customer, asker, known, print, plan.owed(), weighed.with(drawn), seed, drawn, now);
        return Meeting.again(() -> transactions.execute(status -> decided(asking)));
    }

    private static boolean stands(ActionsSql.Standing standing, byte[] print, Instant now) {
        return standing.told().until().isAfter(now) && Arrays.equals(standing.print(), print);
    }

    /** Looked for only where it may be told. */
    private Usual.@Nullable Along along(long customer, Known known, Instant now, LocalDate today) {
        boolean may = known.profiling()
                && known.wrong() == null
                && known.visits() > 1
                && ActionRules.owed(known, now, today).isEmpty();
        return may ? usual.of(customer, 1).along().stream().findFirst().orElse(null) : null;
    }

    /** The same for a customer on a day, as long as nothing new is known. */
    private static long seed(Known known, byte[] print, LocalDate day) {
        return ByteBuffer.wrap(Tokens.digest(known.first() + "\n" + day + "\n" + Arrays.toString(print)))
                .getLong();
    }

    private record Asking(
            long customer,
            @Nullable Asker asker,
            Known known,
            byte[] print,
            boolean owed,
            Weighed weighed,
            long seed,
            Bandit.Drawn drawn,
            Instant now) {}

    private Optional<NextAction> decided(Asking asking) {
        sql.lock(asking.customer());
        // Somebody else may have asked at the same moment.
        Optional<ActionsSql.Standing> standing =
                sql.standing(asking.customer()).filter(s -> stands(s, asking.print(), asking.now()));
        if (standing.isPresent()) {
            return Optional.of(standing.get().told());
        }
        sql.pass(asking.customer());
        Weighed.Option option = asking.weighed().options().get(asking.drawn().place());
        boolean without = !asking.owed() && option.action() != Action.NOTHING && isHeldOut(asking.customer());
        Weighed.Option told = without ? withheld(option) : option;
        Instant until = asking.now().plus(STANDS);
        long value = Math.max(0, Math.round(asking.weighed().value(option)));
        long id = sql.keep(new ActionsSql.Made(
                asking.known().first(),
                asking.now(),
                until,
                asking.asker(),
                asking.print(),
                told,
                option.action(),
                asking.owed() ? "owed" : without ? "held_out" : "drawn",
                asking.drawn().propensity(),
                asking.seed(),
                asking.owed() ? value + (long) option.worth() : value,
                asking.weighed()));
        return id == 0
                ? Optional.empty()
                : Optional.of(new NextAction(
                        id,
                        asking.customer(),
                        told.action(),
                        told.about(),
                        told.why(),
                        told.say(),
                        asking.now(),
                        until,
                        "open"));
    }

    /** Met at the moment at which something optional would be suggested, by both arms alike. */
    private boolean isHeldOut(long customer) {
        if (holdOuts.of(TRIAL).isEmpty()) {
            holdOuts.begin(HoldOut.Kind.ACTION, new Trial(TRIAL, holdOuts.usual()), "What to do next", PAGE);
        }
        Trial trial = holdOuts.of(TRIAL).map(HoldOut::now).orElse(new Trial(TRIAL, holdOuts.usual()));
        if (trial.holdOutPercent() == 0) {
            return false;
        }
        Map<String, Arm> drawn = arms.of(customer, List.of(trial));
        arms.expose(customer, drawn);
        return drawn.get(TRIAL) == Arm.HELD_OUT;
    }

    private static Weighed.Option withheld(Weighed.Option option) {
        return new Weighed.Option(
                Action.NOTHING,
                "",
                "One of those who get nothing that is optional, so that it can be seen what it does.",
                "",
                option.wins(),
                option.losses(),
                0,
                0,
                0,
                0,
                1,
                0,
                option.chance());
    }
}
