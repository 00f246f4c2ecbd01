package heartstring.experience.paths;

import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Stage;
import heartstring.kernels.paths.Paths;
import heartstring.platform.postgres.PlansSql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Finds the ways that customers really take, a page of customers after the other, so that the room it needs is bounded. */
@Component
public class FoundPaths {

    /** The periods, in days. */
    public static final List<Integer> PERIODS = List.of(30, 90, 365);

    /** Nothing for so long, and a way has ended. */
    public static final Duration QUIET = Duration.ofDays(60);

    /** Customers looked at in one transaction. */
    static final int BATCH = 1_000;

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofDays(1);

    /** Rests so many times as long as it took. */
    private static final int REST = 50;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PathsSql sql;
    private final Journeys journeys;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    FoundPaths(PathsSql sql, Journeys journeys, PlansSql plans, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.journeys = journeys;
        this.plans = plans;
        this.transactions = transactions;
        this.time = time;
    }

    /** The ways of a journey in a period, as they were found last. */
    public Optional<Found> of(int journey, int days) {
        return sql.find(journey, days).map(row -> JSON.readValue(row, Found.class));
    }

    /** Finds the ways of journeys in which something happened since, if it was not done just now. */
    void findDue() {
        Instant now = time.instant();
        for (Journey journey : journeys.open()) {
            PathsSql.State state = sql.state(journey.id(), stages(journey));
            boolean rested = state.foundAt().plus(AGAIN).isBefore(now)
                    && state.foundAt().plus(state.took().multipliedBy(REST)).isBefore(now);
            boolean changed = state.changedAt().isAfter(state.foundAt())
                    || state.version() != journey.version()
                    || state.foundAt().plus(OLD).isBefore(now);
            if (rested && changed) {
                find(journey);
            }
        }
    }

    /** Finds the ways of a journey, in this thread. */
    public void find(Journey journey) {
        Instant now = time.instant();
        long from = System.nanoTime();
        int[] stages = stages(journey);
        Map<Integer, Integer> steps = new HashMap<>();
        for (int i = 0; i < stages.length; i++) {
            steps.put(stages[i], i);
        }
        Map<Integer, Paths> paths = new HashMap<>();
        PERIODS.forEach(days -> paths.put(days, new Paths(stages.length)));
        Instant since = now.minus(Duration.ofDays(PERIODS.getLast()));
        long after = 0;
        while (true) {
            long reached = after;
            PathsSql.Page page = transactions.execute(status -> {
                plans.forThisPage();
                return sql.page(reached, BATCH, stages, since, now);
            });
            if (page == null || page.last() == 0) {
                break;
            }
            page.customers().forEach(one -> add(paths, one, steps, now));
            after = page.last();
        }
        long took = Duration.ofNanos(System.nanoTime() - from).toMillis();
        List<Integer> order = journey.stages().stream().map(Stage::id).toList();
        transactions.executeWithoutResult(status -> paths.forEach((days, found) -> sql.keep(
                journey.id(),
                days,
                journey.version(),
                now,
                took,
                JSON.writeValueAsString(new Found(days, journey.version(), now, order, found.discovered())))));
    }

    private static int[] stages(Journey journey) {
        return journey.stages().stream().mapToInt(Stage::id).toArray();
    }

    private static void add(
            Map<Integer, Paths> paths, List<PathsSql.Been> been, Map<Integer, Integer> steps, Instant now) {
        double end = now.toEpochMilli() / 1000.0;
        boolean over = been.getLast().seconds() < end - QUIET.toSeconds();
        paths.forEach((days, into) -> {
            double since = end - Duration.ofDays(days).toSeconds();
            List<PathsSql.Been> within =
                    been.stream().filter(one -> one.seconds() >= since).toList();
            into.add(
                    within.stream()
                            .mapToInt(one -> steps.getOrDefault(one.stage(), 0))
                            .toArray(),
                    within.stream().mapToDouble(PathsSql.Been::seconds).toArray(),
                    over);
        });
    }
}
