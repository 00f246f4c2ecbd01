package heartstring.crm.kept;

import heartstring.crm.clocks.Clocks;
import heartstring.platform.postgres.PlansSql;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps for each wait and each opening what was promised, and what became of it. */
@Component
class Promised {

    /** Conversations of one transaction. */
    static final int BATCH = 200;

    private final PromisedSql sql;
    private final Clocks clocks;
    private final PlansSql plans;

    Promised(PromisedSql sql, Clocks clocks, PlansSql plans) {
        this.sql = sql;
        this.clocks = clocks;
        this.plans = plans;
    }

    /** Reads some conversations again that changed; false when none is left. */
    @Transactional
    boolean readSome() {
        plans.forThisPage();
        long[] taken = sql.take(BATCH);
        if (taken.length > 0) {
            sql.read(taken).forEach(this::read);
        }
        return taken.length == BATCH;
    }

    private void read(PromisedSql.Talked one) {
        List<KeptRules.Wait> waits = KeptRules.waits(sql.talk(one.id()), one.settledAt());
        Instant resolved = one.resolvedAt();
        // What ended by itself without a word of ours is no promise kept.
        boolean counts = one.spoken()
                && (resolved == null || one.resolvedBy() != 0 || waits.stream().anyMatch(w -> w.done() != null));
        sql.forgetAllBut(
                one.id(),
                waits.stream().map(w -> w.began().toString()).toArray(String[]::new),
                counts ? one.openedAt() : Instant.EPOCH);
        for (KeptRules.Wait wait : waits) {
            sql.keep(
                    one,
                    "answer",
                    wait.began(),
                    clocks.answerDue(wait.began(), one.priority(), wait.channel()),
                    wait.done(),
                    wait.channel(),
                    wait.user());
        }
        if (counts) {
            sql.keep(
                    one,
                    "end",
                    one.openedAt(),
                    clocks.resolveDue(one.openedAt(), one.priority(), one.channel()),
                    resolved,
                    one.channel(),
                    one.resolvedBy());
        }
    }
}
