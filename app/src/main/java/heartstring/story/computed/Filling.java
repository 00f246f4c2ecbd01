package heartstring.story.computed;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.customer.matching.Puzzle;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import heartstring.platform.postgres.PlansSql;
import heartstring.touchpoint.belts.IntakeLoad;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the past for new definitions, some pieces at a time in short transactions; after a crash it goes on where it stood. And takes away
 * days that no longer count.
 */
@Component
class Filling {

    private static final Rests RESTS =
            new Rests(Duration.ofSeconds(3), Duration.ofSeconds(1), 1, Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** A day later than it must be: somewhere it is still yesterday. */
    private static final int SPARE = 2;

    private static final int AT_ONCE = 5_000;

    private final ComputedSql sql;
    private final PartsSql parts;
    private final ComputedBelt belt;
    private final Puzzle puzzle;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Filling(
            ComputedSql sql,
            PartsSql parts,
            ComputedBelt belt,
            Puzzle puzzle,
            PlansSql plans,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.parts = parts;
        this.belt = belt;
        this.puzzle = puzzle;
        this.plans = plans;
        this.transactions = transactions;
        this.time = time;
    }

    @Bean
    static Loop computedLoop(Filling filling, ObjectProvider<IntakeLoad> intake) {
        return new Loop(
                "computed properties",
                RESTS,
                filling::fillSome,
                () -> intake.getObject().busy());
    }

    @Bean
    static RecurringTask<Void> forgetComputedDaysTask(Filling filling) {
        return Tasks.recurring("forget-computed-days", FixedDelay.ofHours(1))
                .execute((instance, context) -> filling.age());
    }

    /** Reads the past of some pieces; whether there were any. */
    boolean fillSome() {
        return sql.isToFill()
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    plans.forTheseValues();
                    // An erasure must not slip in between reading a person's touchpoints and writing what they come to.
                    puzzle.holdErasures();
                    ComputedProperty next = sql.toFill().orElse(null);
                    if (next == null) {
                        return false;
                    }
                    long[] profiles = sql.profiles(next.filledTo(), ComputedBelt.PART);
                    belt.again(profiles, List.of(next));
                    long to = profiles.length == 0 ? next.filledTo() : profiles[profiles.length - 1];
                    sql.filled(next.id(), to, profiles.length < ComputedBelt.PART ? time.instant() : null);
                    return true;
                }));
    }

    /** Takes away what is too old to count, and what nobody wants any more; each statement a transaction. */
    void age() {
        for (ComputedProperty computed : sql.all()) {
            int days = computed.definition().days();
            if (computed.isRetired()) {
                while (parts.age(computed.id(), LocalDate.of(9999, 1, 1), AT_ONCE) == AT_ONCE) {
                    Thread.onSpinWait();
                }
            } else if (days > 0) {
                LocalDate today = LocalDate.ofInstant(
                        time.instant(), ZoneId.of(computed.definition().zone()));
                while (parts.age(computed.id(), today.minusDays((long) days + SPARE), AT_ONCE) == AT_ONCE) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
