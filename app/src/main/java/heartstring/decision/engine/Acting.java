package heartstring.decision.engine;

import heartstring.decision.runs.Run;
import heartstring.decision.steps.Deed;
import heartstring.decision.steps.Deeds;
import heartstring.decision.steps.Doing;
import heartstring.decision.steps.Together;
import heartstring.decision.versions.Route;
import heartstring.decision.workflows.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does a step for runs, within the engine's transaction: what is done and that it was done are kept together, or neither. */
@Component
class Acting {

    private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

    /** After which time a step that failed is tried again; after the last it is parked. */
    private static final List<Duration> AGAIN = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(3),
            Duration.ofHours(12));

    private final Deeds deeds;
    private final Together together;
    private final RunsSql sql;
    private final TransactionTemplate apart;

    Acting(Deeds deeds, Together together, RunsSql sql, PlatformTransactionManager transactions) {
        this.deeds = deeds;
        this.together = together;
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        // A savepoint: what failed is undone by itself, and the others of the batch are kept.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** A step of a version of the workflow of that name. */
    record Place(Route route, Step.Act step, String name) {
        Doing doing(Run run, Instant now) {
            return new Doing(run.workflow(), name, run.id(), step.id(), run.profile(), run.customer(), now);
        }
    }

    /**
     * Where those go from here who all stand at this step: it is done for all of them at once. Of a customer who is among them twice one run
     * is taken; what is left out is as due as before.
     */
    List<Move> together(Place place, List<Run> runs, Instant now) {
        Map<Long, Run> first = new LinkedHashMap<>();
        runs.forEach(run -> first.putIfAbsent(run.customer(), run));
        List<Move> moves = new ArrayList<>();
        some(place, List.copyOf(first.values()), now, moves);
        return moves;
    }

    /** Where it fails for one of them it is done for each half by itself, so that whoever is at fault ends up alone. */
    private void some(Place place, List<Run> runs, Instant now, List<Move> moves) {
        if (runs.size() == 1) {
            moves.add(alone(place, runs.getFirst(), now));
            return;
        }
        Set<Long> done;
        try {
            done = apart.execute(status -> all(place, runs, now));
        } catch (PessimisticLockingFailureException met) {
            // The whole transaction begins anew.
            throw met;
        } catch (RuntimeException e) {
            LOG.debug("Step {} failed for {} runs at once: {}", place.step().id(), runs.size(), e.toString());
            int half = runs.size() / 2;
            some(place, runs.subList(0, half), now, moves);
            some(place, runs.subList(half, runs.size()), now, moves);
            return;
        }
        for (Run run : runs) {
            moves.add(done.contains(run.id()) ? onward(place.route(), run, place.step(), now) : alone(place, run, now));
        }
    }

    /** Does it for all, with their lines in the log; who goes on now. */
    private Set<Long> all(Place place, List<Run> runs, Instant now) {
        String step = place.step().id();
        Set<Long> before = sql.done(step, runs.stream().map(Run::id).toList());
        List<Run> fresh =
                runs.stream().filter(run -> !before.contains(run.id())).toList();
        Map<Long, Deed> deeds = together.does(
                place.step().action(),
                fresh.stream().map(run -> place.doing(run, now)).toList());
        List<Line> lines = new ArrayList<>();
        for (Run run : fresh) {
            Deed deed = deeds.get(run.id());
            if (deed != null) {
                lines.add(line(run, step, deed));
            }
        }
        if (!lines.isEmpty() && sql.keep(lines, now) != lines.size()) {
            throw new IllegalStateException("A step was done by somebody else meanwhile");
        }
        sql.tally(lines);
        Set<Long> done = new HashSet<>(before);
        done.addAll(deeds.keySet());
        return done;
    }

    /** Where the run goes from here. */
    Move alone(Place place, Run run, Instant now) {
        Step.Act step = place.step();
        Doing doing = place.doing(run, now);
        Line done = Line.of(run, step.id(), "done");
        Optional<Deed> deed;
        try {
            deed = apart.execute(status -> {
                if (!sql.claim(done, now)) {
                    // It was done before, in another version of the workflow.
                    return Optional.empty();
                }
                Deed came = deeds.does(step.action(), doing);
                if (came instanceof Deed.Not not && not.undo()) {
                    status.setRollbackOnly();
                }
                return Optional.of(came);
            });
        } catch (PessimisticLockingFailureException met) {
            // The whole transaction begins anew.
            throw met;
        } catch (RuntimeException e) {
            return failed(run, e, now);
        }
        deed.ifPresent(it -> keep(run, step, it, now));
        return onward(place.route(), run, step, now);
    }

    private void keep(Run run, Step.Act step, Deed deed, Instant now) {
        Line line = line(run, step.id(), deed);
        if (!sql.claim(line, now)) {
            sql.tell(line);
        }
        sql.tally(List.of(line));
    }

    private static Line line(Run run, String step, Deed deed) {
        return switch (deed) {
            case Deed.Done it -> new Line(run.id(), run.workflow(), run.version(), step, "done", it.note(), 0);
            case Deed.Not it -> new Line(run.id(), run.workflow(), run.version(), step, "not", it.note(), 0);
        };
    }

    private static Move onward(Route route, Run run, Step step, Instant now) {
        String next = route.after(step);
        boolean acts = route.step(next).filter(Step.Act.class::isInstance).isPresent();
        return Move.waits(run, next, acts, now, now, true);
    }

    private static Move failed(Run run, RuntimeException e, Instant now) {
        LOG.warn("Run {} failed at step {}: {}", run.id(), run.step(), e.toString());
        return failed(run, "It failed: " + e.getClass().getSimpleName(), now);
    }

    /** Tried again later and later, and then parked until somebody looks at it. */
    static Move failed(Run run, String reason, Instant now) {
        int tries = run.tries() + 1;
        boolean parked = tries > AGAIN.size();
        return new Move(
                run.id(),
                run.step(),
                true,
                parked ? "parked" : "waiting",
                run.since(),
                parked ? null : now.plus(AGAIN.get(tries - 1)),
                reason,
                tries,
                false);
    }
}
