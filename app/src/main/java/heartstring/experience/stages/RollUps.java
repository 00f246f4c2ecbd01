package heartstring.experience.stages;

import heartstring.experience.gaps.Gaps;
import heartstring.platform.postgres.PlansSql;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds the figures of stages up, by day; again when something of that day changed or a promise of it has become due. */
@Component
class RollUps {

    /** Days added up in one transaction, which is to be short: the belts wait for whoever has written. */
    static final int BATCH = 50;

    private final RollUpsSql sql;
    private final Gaps gaps;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    RollUps(RollUpsSql sql, Gaps gaps, PlansSql plans, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.gaps = gaps;
        this.plans = plans;
        this.transactions = transactions;
        this.time = time;
    }

    /** A day of a stage. */
    record StageDay(int stageId, LocalDate day) {

        static StageDay of(StageTouch touch) {
            return new StageDay(touch.stageId(), touch.day());
        }
    }

    /**
     * Adds some days up and looks whether their stages are felt as they are meant to; whether there was anything. While all are read anew
     * nothing is, for every day would be again and again; and a day that cost much rests for a while.
     *
     * @param resting also those that are to rest
     */
    boolean addSome(boolean resting) {
        Instant now = time.instant();
        if (sql.isWalking()) {
            return false;
        }
        Set<Integer> stages = transactions.execute(status -> {
            plans.forThisPage();
            sql.markOverdue(now);
            List<StageDay> days = sql.stale(now, resting, BATCH);
            if (!days.isEmpty()) {
                sql.add(days, now);
            }
            return days.stream().map(StageDay::stageId).collect(Collectors.toSet());
        });
        if (stages == null || stages.isEmpty()) {
            return false;
        }
        stages.forEach(gaps::look);
        return true;
    }
}
