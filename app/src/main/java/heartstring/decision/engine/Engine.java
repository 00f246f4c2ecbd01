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
import java.util.concurrent.atomic.AtomicInteger;
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

    /** So many go through waits and splits in one transaction. */
    static final int MOST_MOVED = 2_000;

    /** For so many something is done in one transaction. */
    static final int MOST_ACTED = 40;

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
        boolean moved = turn(new Clock(time.instant(), 0));
        return bringToVersions(time.instant()) > 0 || moved;
    }

    /** One turn of what is due in this workflow as if it were that moment. */
    public boolean turn(int workflow, Instant now) {
        return turn(new Clock(now, workflow));
    }

    /** When it is, and for which workflow; 0 for all. */
    private record Clock(Instant now, int workflow) {}

    private boolean turn(Clock clock) {
        int moved = Meeting.again(() -> transactions.execute(status -> move(clock)));
        int acted = Meeting.again(() -> transactions.execute(status -> act(clock)));
        return moved + acted > 0;
    }

    /** Adds up what was counted. */
    public void fold() {
        Meeting.again(() -> transactions.execute(status -> sql.fold(MOST_FOLDED)));
    }

    /** Whoever came by themselves, and where they leave room those who were brought in by the thousand. */
    private List<Run> due(boolean acts, Clock clock) {
        // Before any row of a person is locked, so that no erasure waits for us while we wait for it.
        chronicle.hold();
        RunsSql.Which single = new RunsSql.Which(acts, false, clock.workflow());
        int room = most(single, clock.now());
        List<Run> due = new ArrayList<>(room == 0 ? List.of() : sql.due(single, clock.now(), room));
        if (room == 0 || due.size() < room) {
            RunsSql.Which bulk = new RunsSql.Which(acts, true, clock.workflow());
            int left = most(bulk, clock.now()) - due.size();
            due.addAll(left <= 0 ? List.of() : sql.due(bulk, clock.now(), left));
        }
        return due;
    }

    /** How many of these are taken at once: more where the next stands at something that is done for many together; 0 where none is due. */
    private int most(RunsSql.Which which, Instant now) {
        return sql.head(which, now)
                .map(place -> {
                    boolean together = workflows.route(place.workflow(), place.version()).step(place.step()).stream()
                            .anyMatch(step -> step instanceof Step.Act act && Together.can(act.action()));
                    return !which.acts() ? MOST_MOVED : together ? Together.MOST : MOST_ACTED;
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

    private int move(Clock clock) {
        Instant now = clock.now();
        List<Run> due = due(false, clock);
        if (due.isEmpty()) {
            return 0;
        }
        Set<Long> doubles = sql.doubles(due.stream().map(Run::id).toList());
        List<Move> moves = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        byVersion(due).forEach((version, runs) -> {
            if (!tried(version, () -> walk(version, runs, doubles, now, new Written(moves, lines)))) {
                runs.forEach(run -> moves.add(park(run)));
            }
        });
        sql.write(moves, now);
        sql.log(lines, now);
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

    /** What a batch comes to. */
    private record Written(List<Move> moves, List<Line> lines) {}

    private void walk(Version version, List<Run> runs, Set<Long> doubles, Instant now, Written written) {
        Route route = workflows.route(version.workflow(), version.version());
        People.Group group = people.of(customers(runs), now);
        List<Move> moves = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Map<String, Set<Long>> met = new HashMap<>();
        for (Run run : runs) {
            if (run.customer() == 0 || doubles.contains(run.id())) {
                end(run, run.customer() == 0 ? "gone" : "double", now, moves, lines);
                continue;
            }
            Walk.Came came = Walk.on(route, run, now, group.eyes(run.customer(), run.workflow()));
            for (Walk.Passed passed : came.passed()) {
                lines.add(Line.of(run, passed.step(), passed.way()));
                if (route.step(passed.step()).orElse(null) instanceof Step.Experiment) {
                    met.computeIfAbsent(Stored.trial(run.workflow(), passed.step()), t -> new HashSet<>())
                            .add(run.customer());
                }
            }
            switch (came.stop()) {
                case Walk.Stop.Waits it ->
                    moves.add(Move.waits(run, it.step(), false, came.since(), it.until(), false));
                case Walk.Stop.Acts it -> moves.add(Move.waits(run, it.step(), true, came.since(), now, false));
                case Walk.Stop.Ended it -> end(run, it.reason(), now, moves, lines);
            }
        }
        group.expose(met);
        written.moves().addAll(moves);
        written.lines().addAll(lines);
    }

    private static void end(Run run, String reason, Instant now, List<Move> moves, List<Line> lines) {
        moves.add(Move.ended(run, reason, now, false));
        lines.add(Line.of(run, "", reason.startsWith("exit") ? "exit" : reason));
    }

    private int act(Clock clock) {
        Instant now = clock.now();
        List<Run> due = due(true, clock);
        if (due.isEmpty()) {
            return 0;
        }
        Set<Long> doubles = sql.doubles(due.stream().map(Run::id).toList());
        List<Move> moves = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        AtomicInteger alone = new AtomicInteger(MOST_ACTED);
        byVersion(due).forEach((version, runs) -> {
            Map<Long, String> over = new HashMap<>();
            if (!tried(version, () -> over.putAll(over(version, runs, doubles, now)))) {
                runs.forEach(run -> moves.add(park(run)));
                return;
            }
            List<Run> going = new ArrayList<>();
            for (Run run : runs) {
                String reason = over.get(run.id());
                if (reason == null) {
                    going.add(run);
                } else {
                    end(run, reason, now, moves, lines);
                }
            }
            moves.addAll(act(version, going, alone, now));
        });
        sql.write(moves, now);
        sql.log(lines, now);
        return due.size();
    }

    /**
     * Step by step: for many together where there is a way, else one by one.
     *
     * @param alone for how many more it is done one by one; the others stay as due as before
     */
    private List<Move> act(Version version, List<Run> runs, AtomicInteger alone, Instant now) {
        Route route = workflows.route(version.workflow(), version.version());
        String name = workflows.find(version.workflow()).map(Stored::name).orElse("");
        Map<String, List<Run>> at = new LinkedHashMap<>();
        runs.forEach(
                run -> at.computeIfAbsent(run.step(), s -> new ArrayList<>()).add(run));
        List<Move> moves = new ArrayList<>();
        at.forEach((id, there) -> {
            if (!(route.step(id).orElse(null) instanceof Step.Act step)) {
                there.forEach(run -> moves.add(Move.waits(run, id, false, run.since(), now, false)));
                return;
            }
            Acting.Place place = new Acting.Place(route, step, name);
            if (Together.can(step.action())) {
                moves.addAll(acting.together(place, there, now));
                return;
            }
            for (Run run : there) {
                if (alone.getAndDecrement() > 0) {
                    moves.add(acting.alone(place, run, now));
                }
            }
        });
        return moves;
    }

    /** For whom among these it is over, and why. */
    private Map<Long, String> over(Version version, List<Run> runs, Set<Long> doubles, Instant now) {
        Route route = workflows.route(version.workflow(), version.version());
        People.Group group = people.of(customers(runs), now);
        Map<Long, String> over = new HashMap<>();
        for (Run run : runs) {
            if (run.customer() == 0 || doubles.contains(run.id())) {
                over.put(run.id(), run.customer() == 0 ? "gone" : "double");
            } else {
                Walk.over(route.workflow(), run, group.eyes(run.customer(), run.workflow()))
                        .ifPresent(reason -> over.put(run.id(), reason));
            }
        }
        return over;
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
