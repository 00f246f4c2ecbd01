package heartstring.decision.runs;

import heartstring.crm.chronicle.Chronicle;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.versions.Route;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Meeting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to who is where in workflows, as far as whoever acts may see them, and to what colleagues do about it. */
@Component
public class Runs {

    /** The most on one page. */
    public static final int MOST_ON_PAGE = 200;

    private static final int MOST_NOTE = 500;
    private static final int MOST_ENDED = 2_000;
    private static final String KIND = "workflow run";

    private final RunListSql sql;
    private final Workflows workflows;
    private final CustomersInReach reach;
    private final Chronicle chronicle;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Runs(
            RunListSql sql,
            Workflows workflows,
            CustomersInReach reach,
            Chronicle chronicle,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.workflows = workflows;
        this.reach = reach;
        this.chronicle = chronicle;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * How many are at a step, and went on from it.
     *
     * @param passed by the way they took: a branch, done, not, end; at {@code entry}: came, held-out, again, only, often, loop
     */
    public record Numbers(long waiting, long parked, Map<String, Long> passed) {
        public Numbers {
            passed = Map.copyOf(passed);
        }

        public long left() {
            return passed.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** By the id of the step, over all versions; {@code entry} for the entry, and empty for the ends: end, goal, exit, double, gone. */
    public Map<String, Numbers> numbers(int workflow) {
        return sql.numbers(workflow);
    }

    /** So many runs of each workflow have not ended; none where nobody is in it. */
    public Map<Integer, Long> live() {
        return sql.live();
    }

    /**
     * Those at a step of a version, and whether another definition still has that step.
     */
    public record Standing(int version, String step, long runs, boolean stays) {}

    /** Where those are who would be moved to this definition, or would finish what they began where it has not their step. */
    public List<Standing> standing(int workflow, Workflow other) {
        Set<String> steps = other.all().map(Step::id).collect(Collectors.toSet());
        return sql.standing(workflow).stream()
                .map(s -> new Standing(s.version(), s.step(), s.runs(), steps.contains(s.step())))
                .toList();
    }

    /** The newest runs of a workflow before that number, 0 for the first page; of one state, or of all where it is empty. */
    public List<RunRow> page(int workflow, String state, long before, int most) {
        return sql.page(workflow, state, before, Math.min(most, MOST_ON_PAGE + 1), reach.now());
    }

    /** The newest runs of a customer. */
    public List<RunRow> ofCustomer(long customer, int most) {
        return sql.ofCustomer(customer, Math.min(most, MOST_ON_PAGE), reach.now());
    }

    /** One run. */
    public Optional<RunRow> find(long run) {
        return sql.find(run, reach.now());
    }

    /**
     * What a step of a run came to.
     *
     * @param step empty for the end
     * @param userId the colleague who answered or skipped, 0 for none
     */
    public record Done(String step, Instant at, String way, String note, long userId) {}

    /** What became of each step of a run, the first one first. */
    public List<Done> log(long run) {
        return find(run).isPresent() ? sql.log(run) : List.of();
    }

    /** Somebody for whom a colleague has to say yes or no. */
    public record Waiting(RunRow run, String question) {}

    /** Who waits for a yes or no, those who waited longest first. */
    public List<Waiting> approvals(int most) {
        List<RunListSql.At> where = new ArrayList<>();
        workflows
                .live()
                .forEach((version, route) -> route.workflow().all().forEach(step -> {
                    if (step instanceof Step.Approval) {
                        where.add(new RunListSql.At(version.workflow(), version.version(), step.id()));
                    }
                }));
        return where.isEmpty()
                ? List.of()
                : sql.at(where, Math.min(most, MOST_ON_PAGE), reach.now()).stream()
                        .flatMap(run -> workflows.route(run.workflow(), run.version()).step(run.step()).stream()
                                .filter(Step.Approval.class::isInstance)
                                .map(step -> new Waiting(run, ((Step.Approval) step).question())))
                        .toList();
    }

    /** A colleague says yes or no, and why; false where nobody waits for it any more. */
    @Transactional
    public boolean answer(long run, boolean yes, String reason) {
        chronicle.hold();
        Optional<RunRow> found = find(run);
        boolean waits = found.flatMap(
                        r -> workflows.route(r.workflow(), r.version()).step(r.step()))
                .filter(Step.Approval.class::isInstance)
                .isPresent();
        if (!waits || !sql.answer(found.get(), yes ? "yes" : "no", time.instant())) {
            return false;
        }
        say(run, found.get().step(), yes ? "yes" : "no", reason);
        audit.record(yes ? "said yes to" : "said no to", KIND, run);
        return true;
    }

    private void say(long run, String step, String way, String reason) {
        String note = reason.strip();
        String cut = note.length() <= MOST_NOTE ? note : note.substring(0, note.offsetByCodePoints(0, MOST_NOTE - 100));
        sql.say(new RunListSql.Said(run, step, way, cut, Actor.current().userId()), time.instant());
    }

    /** Lets a parked run try its step again; false where it is not parked. */
    @Transactional
    public boolean retry(long run) {
        chronicle.hold();
        boolean done = find(run).isPresent() && sql.retry(run, time.instant());
        if (done) {
            audit.record("let try again", KIND, run);
        }
        return done;
    }

    /** Goes on below the step where a run waits or is parked; false where it has ended. */
    @Transactional
    public boolean skip(long run, String reason) {
        chronicle.hold();
        Optional<RunRow> found = find(run).filter(r -> !r.state().equals("ended"));
        if (found.isEmpty()) {
            return false;
        }
        RunRow it = found.get();
        Route route = workflows.route(it.workflow(), it.version());
        String next = route.step(it.step()).map(route::after).orElse(Route.END);
        boolean acts = route.step(next).filter(Step.Act.class::isInstance).isPresent();
        if (!sql.skip(it, next, acts, time.instant())) {
            return false;
        }
        say(run, it.step(), "skipped", reason);
        audit.record("skipped a step of", KIND, run);
        return true;
    }

    /** Ends a run; false where it has ended. */
    @Transactional
    public boolean end(long run, String reason) {
        chronicle.hold();
        Optional<RunRow> found = find(run);
        if (found.isEmpty() || !sql.end(run, time.instant())) {
            return false;
        }
        say(run, "", "stopped", reason);
        audit.record("ended", KIND, run);
        return true;
    }

    /** Ends all runs of a workflow, little by little; how many. */
    public long endAll(int workflow) {
        long all = 0;
        int some;
        do {
            some = Meeting.again(() -> transactions.execute(status -> {
                chronicle.hold();
                return sql.endSome(workflow, time.instant(), MOST_ENDED);
            }));
            all += some;
        } while (some == MOST_ENDED);
        if (all > 0) {
            audit.record("ended all runs of", "workflow", workflow);
        }
        return all;
    }
}
