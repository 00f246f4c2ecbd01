package heartstring.decision.runs;

import heartstring.crm.chronicle.Chronicle;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.versions.Workflows.Version;
import heartstring.decision.workflows.Route;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
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
        this.time = time;
    }

    /** One turn of all that is due now; whether there was anything. */
    public boolean turn() {
        return turn(time.instant());
    }

    /** The same as if it were that moment. */
    public boolean turn(Instant now) {
        int moved = Meeting.again(() -> transactions.execute(status -> move(now)));
        int acted = Meeting.again(() -> transactions.execute(status -> act(now)));
        int brought = bringToVersions(now);
        return moved + acted + brought > 0;
    }

    /** Adds up what was counted. */
    public void fold() {
        Meeting.again(() -> transactions.execute(status -> sql.fold(MOST_FOLDED)));
    }

    private List<Run> due(boolean acts, Instant now, int most) {
        // Before any row of a person is locked, so that no erasure waits for us while we wait for it.
        chronicle.hold();
        List<Run> due = new ArrayList<>(sql.due(acts, false, now, most));
        if (due.size() < most) {
            due.addAll(sql.due(acts, true, now, most - due.size()));
        }
        return due;
    }

    private static Map<Version, List<Run>> byVersion(List<Run> due) {
        return due.stream()
                .collect(Collectors.groupingBy(
                        r -> new Version(r.workflow(), r.version()), LinkedHashMap::new, Collectors.toList()));
    }

    private static Set<Long> customers(List<Run> runs) {
        return runs.stream().map(Run::customer).filter(c -> c != 0).collect(Collectors.toSet());
    }

    private int move(Instant now) {
        List<Run> due = due(false, now, MOST_MOVED);
        if (due.isEmpty()) {
            return 0;
        }
        Set<Long> doubles = sql.doubles(due.stream().map(Run::id).toList());
        List<Move> moves = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        byVersion(due).forEach((version, runs) -> {
            try {
                walk(version, runs, doubles, now, new Written(moves, lines));
            } catch (PessimisticLockingFailureException met) {
                throw met;
            } catch (IllegalStateException | IllegalArgumentException e) {
                // A condition asks about what is not there any more: whoever is in it waits until somebody looks.
                LOG.warn("Runs of {} cannot go on: {}", version, e.toString());
                runs.forEach(run -> moves.add(park(run, e)));
            }
        });
        sql.write(moves, now);
        sql.log(lines, now);
        return due.size();
    }

    private static Move park(Run run, RuntimeException e) {
        String reason = "It asks about what is not there any more: " + e.getMessage();
        return new Move(
                run.id(),
                run.step(),
                false,
                "parked",
                run.since(),
                null,
                reason.substring(0, Math.min(500, reason.length())),
                run.tries() + 1,
                false);
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
                long user = passed.step().equals(run.step()) ? run.answeredBy() : 0;
                lines.add(new Line(run.id(), run.workflow(), run.version(), passed.step(), passed.way(), "", user));
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

    private int act(Instant now) {
        List<Run> due = due(true, now, MOST_ACTED);
        if (due.isEmpty()) {
            return 0;
        }
        Set<Long> doubles = sql.doubles(due.stream().map(Run::id).toList());
        List<Move> moves = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        byVersion(due).forEach((version, runs) -> {
            Route route = workflows.route(version.workflow(), version.version());
            String name = workflows.find(version.workflow()).map(Stored::name).orElse("");
            People.Group group = people.of(customers(runs), now);
            for (Run run : runs) {
                Optional<String> over = run.customer() == 0
                        ? Optional.of("gone")
                        : doubles.contains(run.id())
                                ? Optional.of("double")
                                : Walk.over(route.workflow(), run, group.eyes(run.customer(), run.workflow()));
                if (over.isPresent()) {
                    end(run, over.get(), now, moves, lines);
                } else if (route.step(run.step()).orElse(null) instanceof Step.Act step) {
                    moves.add(acting.act(route, run, step, name, now));
                } else {
                    moves.add(Move.waits(run, run.step(), false, run.since(), now, false));
                }
            }
        });
        sql.write(moves, now);
        sql.log(lines, now);
        return due.size();
    }

    /** Some of those who are in an older version, where the newest takes them over. */
    private int bringToVersions(Instant now) {
        int brought = 0;
        for (Stored stored : workflows.all()) {
            if (stored.moving()) {
                brought += Objects.requireNonNull(Meeting.again(() -> transactions.execute(status -> bring(stored, now))));
            }
        }
        return brought;
    }

    private int bring(Stored stored, Instant now) {
        chronicle.hold();
        Map<String, Boolean> steps = new HashMap<>();
        workflows.route(stored.id(), stored.version()).workflow().all()
                .forEach(step -> steps.put(step.id(), step instanceof Step.Act));
        int brought = sql.toVersion(stored.id(), stored.version(), steps, now, MOST_MOVED);
        if (brought < MOST_MOVED) {
            sql.moved(stored.id());
            workflows.changed();
        }
        return brought;
    }
}
