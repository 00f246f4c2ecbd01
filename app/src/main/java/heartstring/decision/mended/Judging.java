package heartstring.decision.mended;

import heartstring.decision.openings.CaseSettings;
import heartstring.platform.postgres.PlansSql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what customers' behaviour says of their cases. */
@Component
public class Judging {

    /** Cases of one round. */
    static final int BATCH = 2_000;

    /** For so long after its time a case is looked at again, for what is told late. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final JudgingSql sql;
    private final CaseSettings settings;
    private final PlansSql plans;
    private final InstantSource time;

    Judging(JudgingSql sql, CaseSettings settings, PlansSql plans, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.plans = plans;
        this.time = time;
    }

    /** A word of ours in the inbox is a first act, a word of theirs ends the waiting, and whoever came back was won back. */
    @Transactional
    public void judge() {
        plans.forThisPage();
        Instant now = time.instant();
        Duration within = Duration.ofDays(settings.now().recoveredDays());
        Instant since = now.minus(within).minus(GRACE);
        sql.acted(sql.next(JudgingSql.Turn.ACTED, since, BATCH));
        sql.answered(sql.next(JudgingSql.Turn.ANSWERED, since, BATCH));
        sql.judge(now, within, sql.next(JudgingSql.Turn.JUDGED, since, BATCH));
    }
}
