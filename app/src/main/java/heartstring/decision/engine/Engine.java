package heartstring.decision.engine;

import heartstring.crm.chronicle.Chronicle;
import heartstring.decision.runs.People;
import heartstring.decision.runs.Run;
import heartstring.decision.runs.Walk;
import heartstring.decision.steps.Together;
import heartstring.decision.versions.Route;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.versions.Workflows.Version;
import heartstring.decision.workflows.Step;
import heartstring.platform.postgres.Meeting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes runs that are due and brings each as far as it comes now. */
@Component
public class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** So many are brought on in one transaction: a longer one would keep others waiting who read what is written. */
    static final int MOST_MOVED = 1_000;

    /** For so many something is done one by one in one transaction. */
    static final int MOST_ACTED = 40;

    /** So often in a row something is done for the same person in one transaction. */
    private static final int MOST_ROUNDS = 10;

    private static final int MOST_FOLDED = 5_000;

    private final Workflows workflows;
    private final People people;
    private final RunsSql sql;
    private final Acting acting;
    private final Chronicle chronicle;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final InstantSource time;

    Engine(
            Workflows workflows,
            People people,
            RunsSql sql,
            Acting acting,
            Chronicle chronicle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.workflows = workflows;
        this.people = people;
        this.sql = sql;
        this.acting = acting;
        this.chronicle = chronicle;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.time = time;
    }

    /** One turn of all that is due now; whether there was anything. */
    public boolean turn() {
        boolean singles = singles();
        return crowds() || singles;
    }

    /** One turn of those who came by themselves; whether there was anything. */
    public boolean singles() {
        return turn(new Clock(time.instant(), 0), false);
    }

    /** One turn of those who were brought in by the thousand, and of those whom a newer version takes over; whether there was anything. */
    public boolean crowds() {
        boolean moved = turn(new Clock(time.instant(), 0), true);
        return bringToVersions(time.instant()) > 0 || moved;
    }

    /** One turn of what is due in this workflow as if it were that moment. */
    public boolean turn(int workflow, Instant now) {
        Clock clock = new Clock(now, workflow);
        boolean singles = turn(clock, false);
        return turn(clock, true) || singles;
    }

    /** When it is, and for which workflow; 0 for all. */
    private record Clock(Instant now, int workflow) {}

    private boolean turn(Clock clock, boolean bulk) {
        int done = 0;
        for (boolean acts : List.of(false, true)) {
            RunsSql.Which which = new RunsSql.Which(acts, bulk, clock.workflow());
            done += Meeting.again(() -> transactions.execute(status -> bring(which, clock.now())));
        }
        return done > 0;
    }

    /** Adds up what was counted. */
    public void fold() {
        Meeting.again(() -> transactions.execute(status -> sql.fold(MOST_FOLDED)));
    }

    /** How many of these are taken at once: more where the next stands at something that is done for many together; 0 where none is due. */
    private int most(RunsSql.Which which, Instant now) {
        return sql.head(which, now)
                .map(place -> {
                    boolean together = workflows.route(place.workflow(), place.version()).step(place.step()).stream()
                            .anyMatch(step -> step instanceof Step.Act act && Together.can(act.action()));
                    return !which.acts() || together ? MOST_MOVED : MOST_ACTED;
                })
                .orElse(0);
    }

    private static Map<Version, List<Run>> byVersion(List<Run> due) {
        return due.stream()
                .collect(Collectors.groupingBy(
                        r -> new Version(r.workflow(), r.version()), LinkedHashMap::new, Collectors.toList()));
    }

    private static Set<Long> customers(List<Run> runs) {
        return runs.stream().map(Run::customer).filter(c -> c != 0).collect(Collectors.toSet());
    }

    private int bring(RunsSql.Which which, Instant now) {
        // Before any row of a person is locked, so that no erasure waits for us while we wait for it.
        chronicle.hold();
        int most = most(which, now);
        List<Run> due = most == 0 ? List.of() : sql.due(which, now, most);
        if (due.isEmpty()) {
            return 0;
        }
        Batch batch = new Batch(now, sql.doubles(due));
        byVersion(due).forEach((version, runs) -> {
            List<Run> walking = runs;
            for (int round = 0; round < MOST_ROUNDS && !walking.isEmpty(); round++) {
                Map<String, List<Run>> acting = walk(version, walking, batch);
                // Before what is done there writes its own.
                sql.log(batch.takeLines(), now);
                walking = act(version, acting, batch);
            }
        });
        sql.write(batch.moves(), now);
        return due.size();
    }

    /**
     * Asks about those in one version, apart from the others of the batch; false where it cannot be asked, such as when a condition is about
     * what is not there any more.
     */
    private boolean tried(Version version, Runnable asking) {
        try {
            apart.executeWithoutResult(status -> asking.run());
            return true;
        } catch (PessimisticLockingFailureException met) {
            throw met;
        } catch (RuntimeException e) {
            LOG.warn("Runs of {} cannot go on: {}", version, e.toString());
            return false;
        }
    }

    private static Move park(Run run) {
        String reason = "What it asks cannot be answered; look at its conditions, then let it try again.";
        return new Move(run.id(), run.step(), false, "parked", run.since(), null, reason, run.tries() + 1, false);
    }

    /** As far as they come without doing anything; those who stand at a step that does something then, by that step. */
    private Map<String, List<Run>> walk(Version version, List<Run> runs, Batch batch) {
        Map<String, List<Run>> acting = new LinkedHashMap<>();
        Batch own = new Batch(batch.now(), batch.doubles());
        if (tried(version, () -> walk(version, runs, own, acting))) {
            batch.add(own);
            return acting;
        }
        runs.forEach(run -> batch.add(park(run)));
        return Map.of();
    }

    private void walk(Version version, List<Run> runs, Batch batch, Map<String, List<Run>> acting) {
        Instant now = batch.now();
        Route route = workflows.route(version.workflow(), version.version());
        People.Group group = people.of(customers(runs), now);
        Map<String, Set<Long>> met = new HashMap<>();
        for (Run run : runs) {
            if (run.customer() == 0 || batch.doubles().contains(run.id())) {
                batch.end(run, run.customer() == 0 ? "gone" : "double");
                continue;
            }
            Walk.Came came = Walk.on(route, run, now, group.eyes(run.customer(), run.workflow()));
            for (Walk.Passed passed : came.passed()) {
                batch.add(Line.of(run, passed.step(), passed.way()));
                if (route.step(passed.step()).orElse(null) instanceof Step.Experiment) {
                    met.computeIfAbsent(Stored.trial(run.workflow(), passed.step()), t -> new HashSet<>())
                            .add(run.customer());
                }
            }
            switch (came.stop()) {
                case Walk.Stop.Waits it ->
                    batch.add(Move.waits(run, it.step(), false, came.since(), it.until(), false));
                case Walk.Stop.Acts it -> {
                    batch.add(Move.waits(run, it.step(), true, came.since(), now, false));
                    acting.computeIfAbsent(it.step(), s -> new ArrayList<>())
                            .add(it.step().equals(run.step()) ? run : run.at(it.step(), came.since(), null));
                }
                case Walk.Stop.Ended it -> batch.end(run, it.reason());
            }
        }
        group.expose(met);
    }

    /**
     * Step by step: for many together where there is a way, else one by one, as many as one transaction does; the others stay due.
     *
     * @return who goes on from there now
     */
    private List<Run> act(Version version, Map<String, List<Run>> at, Batch batch) {
        Route route = workflows.route(version.workflow(), version.version());
        String name = workflows.find(version.workflow()).map(Stored::name).orElse("");
        List<Run> onward = new ArrayList<>();
        at.forEach((id, there) -> {
            Step.Act step = (Step.Act) route.step(id).orElseThrow();
            Acting.Place place = new Acting.Place(route, step, name);
            List<Move> moves = new ArrayList<>();
            if (Together.can(step.action())) {
                for (int from = 0; from < there.size(); from += Together.MOST) {
                    List<Run> some = there.subList(from, Math.min(there.size(), from + Together.MOST));
                    moves.addAll(acting.together(place, some, batch.now()));
                }
            } else {
                there.stream()
                        .limit(batch.takeAlone(there.size()))
                        .forEach(run -> moves.add(acting.alone(place, run, batch.now())));
            }
            Map<Long, Run> byId = there.stream().collect(Collectors.toMap(Run::id, run -> run));
            for (Move move : moves) {
                batch.add(move);
                if (move.acted()) {
                    onward.add(Objects.requireNonNull(byId.get(move.run())).at(move.step(), move.since(), null));
                }
            }
        });
        return onward;
    }

    /** Some of those who are in an older version, where the newest takes them over. */
    private int bringToVersions(Instant now) {
        int brought = 0;
        for (Stored stored : workflows.all()) {
            if (stored.moving()) {
                brought += Meeting.again(() -> transactions.execute(status -> bring(stored, now)));
            }
        }
        return brought;
    }

    private int bring(Stored stored, Instant now) {
        chronicle.hold();
        Map<String, Boolean> steps = new HashMap<>();
        workflows
                .route(stored.id(), stored.version())
                .workflow()
                .all()
                .forEach(step -> steps.put(step.id(), step instanceof Step.Act));
        int brought = sql.toVersion(stored.id(), stored.version(), steps, now, MOST_MOVED);
        if (brought < MOST_MOVED) {
            sql.moved(stored.id(), stored.version());
            workflows.changed();
        }
        return brought;
    }
}
