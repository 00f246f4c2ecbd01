package heartstring.insight.drivers;

import heartstring.customer.matching.Puzzle;
import heartstring.insight.moments.Factors;
import heartstring.insight.moments.Gathered;
import heartstring.insight.moments.Gathering;
import heartstring.insight.moments.Moment;
import heartstring.insight.moments.Outcome;
import heartstring.insight.moments.Rated;
import heartstring.insight.runs.Studies;
import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.drivers.Drivers;
import heartstring.kernels.shares.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out each night what goes with how customers rate, come back and spend, in the last year and in the year before. */
@Component
class DriversStudy implements Study {

    static final String NAME = "drivers";

    private static final Duration PERIOD = Duration.ofDays(365);
    private static final int DRAWS = 200;
    private static final int DRAWS_YES_NO = 40;
    private static final long SEED = 20_071;

    private final Gathering gathering;
    private final FoundSql sql;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private final Studies studies;

    DriversStudy(
            Gathering gathering,
            FoundSql sql,
            Puzzle puzzle,
            TransactionTemplate transactions,
            InstantSource time,
            Studies studies) {
        this.puzzle = puzzle;
        this.gathering = gathering;
        this.sql = sql;
        this.transactions = transactions;
        this.time = time;
        this.studies = studies;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "What goes with rating, coming back and spending";
    }

    @Override
    public String explanation() {
        return "How much of the differences between customers falls to each thing: what they answered to single questions, how long they"
                + " waited, complaints, returned goods, how their words felt, how soon we answered, the store. Each thing's part is averaged"
                + " over all orders in which one can look at them (Shapley values of R², for yes and no of McFadden's), and the interval"
                + " comes from drawing the customers anew. It says what goes together, not what brings what about.";
    }

    @Override
    public String version() {
        return "lmg-1";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public String path() {
        return "/insight/mend-first";
    }

    @Override
    public void run(Work work) {
        Instant now = time.instant();
        // What a server before has written of this run is worked out anew; it takes minutes at most.
        transactions.executeWithoutResult(status -> sql.forget(work.run()));
        work.window(now.minus(PERIOD.multipliedBy(2)), now);
        Steps steps = new Steps(work);
        Set<String> known = new HashSet<>();
        Map<String, Integer> places = new HashMap<>();
        for (boolean before : new boolean[] {false, true}) {
            Instant until = before ? now.minus(PERIOD) : now;
            Instant from = until.minus(PERIOD);
            for (Rated survey : gathering.surveys(from, until)) {
                if (!before || known.contains("rated:" + survey.key())) {
                    keep(work, gathering.answers(survey, from, until, steps), before, from, until, places, steps);
                    known.add("rated:" + survey.key());
                }
            }
            Instant seen = until.minus(Gathering.AHEAD);
            for (Gathered gathered : gathering.visits(from, seen, steps)) {
                keep(work, gathered, before, from, seen, places, steps);
            }
        }
        long last = studies.done(NAME).map(run -> run.id()).orElse(0L);
        transactions.executeWithoutResult(status -> sql.forgetStories(Math.min(last, work.run())));
    }

    private void keep(
            Work work,
            Gathered gathered,
            boolean before,
            Instant from,
            Instant until,
            Map<String, Integer> places,
            Steps steps) {
        steps.run();
        Outcome outcome = gathered.outcome();
        int place = places.computeIfAbsent(outcome.key(), k -> places.size());
        FoundOutcome found = weighed(gathered, before, from, until);
        steps.run();
        Map<String, List<StoryRules.Story>> stories = new HashMap<>();
        for (FoundOutcome.Line line : found.drivers()) {
            if (!before) {
                stories.put(line.factor(), StoryRules.worst(gathered, line.driver()));
            }
        }
        transactions.executeWithoutResult(status -> {
            // Whoever is erased since they were read must not come back.
            puzzle.holdErasures();
            sql.keep(work.run(), place, found);
            stories.forEach((factor, some) -> sql.keep(work.run(), outcome.key(), factor, some));
        });
        if (!before) {
            String text = found.tooFew();
            work.found(
                    outcome.title(),
                    text != null
                            ? "too few to say: " + text
                            : String.format(
                                    Locale.ROOT,
                                    "%,d moments of %,d customers; %.0f %% of the differences are accounted for (%.0f to %.0f)",
                                    found.seen(),
                                    found.customers(),
                                    found.explained().value() * 100,
                                    found.explained().low() * 100,
                                    found.explained().high() * 100));
        }
    }

    /** What the kernel says of it. */
    static FoundOutcome weighed(Gathered gathered, boolean before, Instant from, Instant until) {
        Outcome outcome = gathered.outcome();
        Drivers.Answer answer = Drivers.of(gathered.sample(), outcome.yesNo() ? DRAWS_YES_NO : DRAWS, SEED);
        return switch (answer) {
            case Drivers.TooFew few ->
                new FoundOutcome(
                        outcome,
                        before,
                        from,
                        until,
                        gathered.moments().size(),
                        gathered.moments().stream()
                                .map(Moment::customer)
                                .distinct()
                                .count(),
                        gathered.mean(),
                        new Interval(0, 0, 0),
                        few.why(),
                        List.of(),
                        List.of());
            case Drivers.Found found ->
                new FoundOutcome(
                        outcome,
                        before,
                        from,
                        until,
                        found.rows(),
                        found.customers(),
                        found.mean(),
                        found.explained(),
                        null,
                        lines(found),
                        found.leftOut().stream()
                                .map(l -> Factors.meaning(l.name()).title() + ": " + l.why())
                                .toList());
        };
    }

    private static List<FoundOutcome.Line> lines(Drivers.Found found) {
        List<FoundOutcome.Line> lines = new ArrayList<>();
        for (Driver driver : found.drivers()) {
            Factors.Meaning meaning = Factors.meaning(driver.name());
            lines.add(
                    new FoundOutcome.Line(driver.name(), meaning.title(), meaning.unit(), meaning.mendable(), driver));
        }
        return lines;
    }

    /** Tells how far it is; how much there is, nobody knows before. */
    private static final class Steps implements Runnable {

        private final Work work;
        private int done;

        Steps(Work work) {
            this.work = work;
        }

        @Override
        public void run() {
            done++;
            work.progress(done, done + 10L);
        }
    }
}
