package heartstring.decision.engine;

import heartstring.decision.runs.Run;
import heartstring.decision.steps.Deed;
import heartstring.decision.steps.Deeds;
import heartstring.decision.steps.Doing;
import heartstring.decision.versions.Route;
import heartstring.decision.workflows.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does one step for one run, within the engine's transaction: what is done and that it was done are kept together, or neither. */
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
    private final RunsSql sql;
    private final TransactionTemplate apart;

    Acting(Deeds deeds, RunsSql sql, PlatformTransactionManager transactions) {
        this.deeds = deeds;
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        // A savepoint: what failed is undone by itself, and the others of the batch are kept.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Where the run goes from here. */
    Move act(Route route, Run run, Step.Act step, String name, Instant now) {
        Doing doing = new Doing(run.workflow(), name, run.id(), step.id(), run.profile(), run.customer(), now);
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
        return onward(route, run, step, now);
    }

    private void keep(Run run, Step.Act step, Deed deed, Instant now) {
        Line line = switch (deed) {
            case Deed.Done it -> new Line(run.id(), run.workflow(), run.version(), step.id(), "done", it.note(), 0);
            case Deed.Not it -> new Line(run.id(), run.workflow(), run.version(), step.id(), "not", it.note(), 0);
        };
        if (!sql.claim(line, now)) {
            sql.tell(line);
        }
        sql.tally(List.of(line));
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
