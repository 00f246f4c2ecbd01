package heartstring.loyalty.breakage;

import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.upkeep.Chore;
import heartstring.platform.postgres.PlansSql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What share of outstanding points is expected never to be redeemed; worked out every six hours, programme by programme. */
@Component
public class Breakage implements Chore {

    /** The newest of a programme's lots that are looked at. */
    static final int MOST_LOTS = 1_000_000;

    private static final Duration BETWEEN = Duration.ofHours(6);

    private final BreakageSql sql;
    private final Programmes programmes;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Breakage(
            BreakageSql sql,
            Programmes programmes,
            PlansSql plans,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.programmes = programmes;
        this.plans = plans;
        this.transactions = transactions;
        this.time = time;
    }

    /** As it was last worked out; empty before the first time. */
    public Optional<Estimate> of(int programmeId) {
        return sql.of(programmeId);
    }

    @Override
    public int some() {
        Instant before = time.instant().minus(BETWEEN);
        programmes.all().forEach(p -> workOut(p, before));
        return 0;
    }

    /** Works it out now, unless it was since then. */
    public void workOut(Programme programme, Instant before) {
        transactions.executeWithoutResult(status -> {
            if (sql.due(programme.id(), before)) {
                plans.forThisPage();
                Instant now = time.instant();
                sql.keep(
                        programme.id(),
                        BreakageRules.estimate(
                                now,
                                sql.lots(programme.unitId(), MOST_LOTS),
                                sql.pieces(programme.unitId(), now, MOST_LOTS),
                                sql.left(programme.unitId(), now, MOST_LOTS)));
            }
        });
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }
}
