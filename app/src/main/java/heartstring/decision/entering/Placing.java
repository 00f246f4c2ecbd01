package heartstring.decision.entering;

import heartstring.crm.chronicle.Chronicle;
import heartstring.decision.entering.EntryRules.Before;
import heartstring.decision.runs.People;
import heartstring.decision.versions.Route;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Again;
import heartstring.decision.workflows.Entry;
import heartstring.decision.workflows.Step;
import heartstring.platform.postgres.Meeting;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what happened, one workflow after another: brings people in, and tells runs what they wait for. */
@Component
class Placing {

    /** News of one transaction. */
    static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Placing.class);

    private final Workflows workflows;
    private final NewsSql news;
    private final EntrySql sql;
    private final People people;
    private final Arms arms;
    private final HoldOuts holdOuts;
    private final Chronicle chronicle;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Placing(
            Workflows workflows,
            NewsSql news,
            EntrySql sql,
            People people,
            Arms arms,
            HoldOuts holdOuts,
            Chronicle chronicle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.workflows = workflows;
        this.news = news;
        this.sql = sql;
        this.people = people;
        this.arms = arms;
        this.holdOuts = holdOuts;
        this.chronicle = chronicle;
        this.transactions = transactions;
        this.time = time;
    }

    /** Some of what waits; whether there was anything. */
    boolean some() {
        boolean any = false;
        for (int workflow : news.waiting()) {
            any |= placed(workflow) > 0;
        }
        return any;
    }

    /** One whose people cannot be asked about just now holds up no other. */
    private int placed(int workflow) {
        try {
            return Meeting.again(() -> transactions.execute(status -> place(workflow)));
        } catch (RuntimeException e) {
            LOG.warn("Nobody comes into workflow {} for now: {}", workflow, e.toString());
            return 0;
        }
    }

    private int place(int workflow) {
        // Before any row of a person is locked, so that no erasure waits for us while we wait for it.
        chronicle.hold();
        if (!news.claim(workflow)) {
            return 0;
        }
        List<News> taken = new ArrayList<>(news.take(workflow, MOST));
        taken.sort(Comparator.comparingLong(News::id));
        Instant now = time.instant();
        List<News> told =
                taken.stream().filter(n -> !n.what().equals(News.ENTER)).toList();
        news.tell(workflow, told, now);
        List<News> entering =
                taken.stream().filter(n -> n.what().equals(News.ENTER)).toList();
        Optional<Stored> stored = workflows.find(workflow).filter(w -> w.state() == Stored.State.ON);
        if (stored.isPresent() && !entering.isEmpty() && enter(stored.get(), entering, now) > 0) {
            // What happened right after somebody came in is for those runs as well; what happened before is not.
            news.tell(workflow, after(told, entering), now);
        }
        return taken.size();
    }

    /**
     * Brings these pieces in at once, as many as one transaction looks at, in the caller's transaction; false while another looks at who comes
     * into it.
     */
    boolean enter(int workflow, List<Long> profiles) {
        if (!news.claim(workflow)) {
            return false;
        }
        Instant now = time.instant();
        workflows
                .find(workflow)
                .filter(w -> w.state() == Stored.State.ON)
                .ifPresent(stored -> enter(
                        stored,
                        profiles.stream()
                                .map(profile -> new News(0, workflow, News.ENTER, profile, 0, "", true, now, null))
                                .toList(),
                        now));
        return true;
    }

    /** Those that were noted after their customer came in. */
    private List<News> after(List<News> told, List<News> entering) {
        List<Long> profiles = Stream.concat(told.stream(), entering.stream())
                .map(News::profile)
                .toList();
        Map<Long, Long> whose = sql.customers(profiles);
        Map<Long, Long> came = new HashMap<>();
        entering.forEach(e -> came.merge(whose.getOrDefault(e.profile(), 0L), e.id(), Math::min));
        return told.stream()
                .filter(n -> came.getOrDefault(whose.getOrDefault(n.profile(), 0L), Long.MAX_VALUE) < n.id())
                .toList();
    }

    /** Somebody who wants to come in. */
    private record Wanting(News news, long customer) {}

    private int enter(Stored stored, List<News> entering, Instant now) {
        Route route = workflows.route(stored.id(), stored.version());
        Map<Long, Long> whose =
                sql.customers(entering.stream().map(News::profile).toList());
        List<Wanting> wanting = entering.stream()
                .filter(n -> whose.containsKey(n.profile()))
                .map(n -> new Wanting(n, whose.getOrDefault(n.profile(), 0L)))
                .toList();
        Set<Long> customers = new HashSet<>(whose.values());
        Set<Long> fitting = people.of(customers, now).holding(route.workflow().only());
        EntrySql.Past past = sql.past(stored.id(), customers, now);
        // Each day is a run of its own, and comes once.
        Again again = route.workflow().entry() instanceof Entry.OnDay
                ? Again.never()
                : route.workflow().again();
        List<Wanting> in = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        for (Wanting one : wanting) {
            Before before = past.of(one.customer(), one.news());
            String refusal = fitting.contains(one.customer()) ? EntryRules.refusal(again, before, now) : "only";
            if (refusal.isEmpty()) {
                in.add(one);
                past.came(one.customer(), one.news().key(), now);
            } else {
                counts.merge(refusal, 1L, Long::sum);
            }
        }
        insert(stored, route, in, past, now, counts);
        sql.tally(stored.id(), stored.version(), counts);
        return in.size();
    }

    private void insert(
            Stored stored, Route route, List<Wanting> in, EntrySql.Past past, Instant now, Map<String, Long> counts) {
        Trial trial = holdOuts.of(stored.trial()).map(HoldOut::now).orElseGet(() -> new Trial(stored.trial(), 0));
        Set<Long> customers = new HashSet<>();
        in.forEach(w -> customers.add(w.customer()));
        Map<Long, Map<String, Arm>> drawn = arms.of(customers, List.of(trial));
        boolean acts =
                route.step(route.first()).filter(Step.Act.class::isInstance).isPresent();
        List<EntrySql.Fresh> fresh = new ArrayList<>();
        for (Wanting one : in) {
            boolean out = drawn.getOrDefault(one.customer(), Map.of()).get(trial.key()) == Arm.HELD_OUT;
            counts.merge(out ? "held-out" : "came", 1L, Long::sum);
            int depth = past.of(one.customer(), one.news()).depth() + 1;
            fresh.add(new EntrySql.Fresh(one.news(), depth, out));
        }
        sql.insert(stored.id(), stored.version(), new EntrySql.Begin(route.first(), acts), fresh, now);
        if (trial.holdOutPercent() > 0) {
            arms.expose(customers.stream()
                    .map(c -> new Arms.Meeting(c, drawn.getOrDefault(c, Map.of()), now))
                    .toList());
        }
    }
}
