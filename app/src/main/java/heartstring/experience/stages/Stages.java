package heartstring.experience.stages;

import heartstring.customer.matching.Puzzle;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out where customers are on their journeys, soon after something new of one, and of all when a design changed. Only what differs is
 * written.
 */
@Component
public class Stages {

    /** Pieces, or customers of a walk, worked out in one transaction. */
    static final int BATCH = 200;

    /** Of a customer so many of the newest touchpoints are looked at. */
    static final int MOST_HAPPENED = 3_000;

    private static final int MOST_MOVEMENTS = 500;

    private final StagesSql sql;
    private final ToldSql told;
    private final RollUps rollUps;
    private final Journeys journeys;
    private final Puzzle puzzle;
    private final PlansSql plans;
    private final Settings settings;
    private final TransactionTemplate transactions;

    Stages(
            StagesSql sql,
            ToldSql told,
            RollUps rollUps,
            Journeys journeys,
            Puzzle puzzle,
            PlansSql plans,
            Settings settings,
            TransactionTemplate transactions) {
        this.sql = sql;
        this.told = told;
        this.rollUps = rollUps;
        this.journeys = journeys;
        this.puzzle = puzzle;
        this.plans = plans;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Whether what happened is still being read anew after a design changed. */
    public boolean isWalking() {
        return sql.isWalking();
    }

    /** Works out everything that is due, in this thread; for rebuilding and tests. */
    public void drain() {
        while (workSome()) {
            Thread.onSpinWait();
        }
        while (rollUps.addSome(true)) {
            Thread.onSpinWait();
        }
    }

    /** Works out some customers; whether there may be more. */
    boolean workSome() {
        return Boolean.TRUE.equals(Meeting.again(() -> transactions.execute(status -> {
            // An erasure must not slip in between reading what a person did and writing where they are.
            puzzle.holdErasures();
            sql.lock();
            StagesSql.Walk walk = sql.walk();
            List<Journey> open = journeys.fresh();
            boolean moved = sql.follow(walk.movement(), MOST_MOVEMENTS);
            plans.forThisPage();
            long[] due = sql.takeDue(BATCH);
            if (due.length > 0) {
                work(due, open);
                return true;
            }
            return walk.after() == null ? moved : walk(walk.after(), open);
        })));
    }

    private boolean walk(long after, List<Journey> open) {
        long[] customers = sql.customersAfter(after, BATCH);
        if (customers.length == 0) {
            sql.walked(null);
            return false;
        }
        work(customers, open);
        sql.walked(customers[customers.length - 1]);
        return true;
    }

    private void work(long[] customers, List<Journey> open) {
        Map<StageTouch.Key, StageTouch> kept = sql.kept(customers);
        if (open.isEmpty() && kept.isEmpty()) {
            return;
        }
        List<StageTouch> changed = new ArrayList<>();
        Set<RollUps.StageDay> stale = new HashSet<>();
        for (StageTouch touch : found(customers, open)) {
            StageTouch before = kept.remove(touch.key());
            if (!touch.equals(before)) {
                changed.add(touch);
                stale.add(RollUps.StageDay.of(touch));
                if (before != null) {
                    stale.add(RollUps.StageDay.of(before));
                }
            }
        }
        kept.values().forEach(gone -> stale.add(RollUps.StageDay.of(gone)));
        if (!kept.isEmpty()) {
            sql.remove(List.copyOf(kept.values()));
        }
        if (!changed.isEmpty()) {
            sql.keep(changed);
        }
        if (!stale.isEmpty()) {
            sql.stale(List.copyOf(stale));
        }
    }

    private List<StageTouch> found(long[] customers, List<Journey> open) {
        Set<String> names = new HashSet<>();
        Set<String> calls = new HashSet<>();
        for (Journey journey : open) {
            names.addAll(journey.names());
            calls.addAll(journey.calls());
        }
        if (names.isEmpty() && calls.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Happened>> happened =
                sql.happened(customers, names.toArray(String[]::new), calls.toArray(String[]::new), MOST_HAPPENED);
        Map<Long, Map<Long, Told>> said = told.of(customers);
        ZoneId zone = settings.organisation().zoneId();
        List<StageTouch> found = new ArrayList<>();
        for (Map.Entry<Long, List<Happened>> customer : happened.entrySet()) {
            for (Journey journey : open) {
                found.addAll(WalkRules.walk(
                        journey, customer.getValue(), said.getOrDefault(customer.getKey(), Map.of()), zone));
            }
        }
        return found;
    }
}
