package heartstring.crm.kept;

import heartstring.crm.clocks.Clocks;
import heartstring.platform.postgres.PlansSql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps for each wait and each opening what was promised, and what became of it. */
@Component
class Promised {

    /** Conversations of one transaction. */
    static final int BATCH = 20;

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
            // Of two with the same beginning the later one holds.
            Map<PromisedSql.Key, PromisedSql.Kept> rows = new LinkedHashMap<>();
            sql.read(taken).forEach(one -> read(one).forEach(row -> rows.put(row.key(), row)));
            if (!rows.isEmpty()) {
                sql.keep(rows.values());
            }
        }
        return taken.length == BATCH;
    }

    private List<PromisedSql.Kept> read(PromisedSql.Talked one) {
        List<KeptRules.Wait> waits = KeptRules.waits(sql.talk(one.id()), one.settledAt());
        Instant resolved = one.resolvedAt();
        // What ended by itself without a word of ours is no promise kept.
        boolean counts = one.spoken()
                && (resolved == null || one.resolvedBy() != 0 || waits.stream().anyMatch(w -> w.done() != null));
        sql.forgetAllBut(
                one.id(),
                waits.stream().map(w -> w.began().toString()).toArray(String[]::new),
                counts ? one.openedAt() : Instant.EPOCH);
        List<PromisedSql.Kept> rows = new ArrayList<>();
        for (KeptRules.Wait wait : waits) {
            rows.add(new PromisedSql.Kept(
                    new PromisedSql.Key(one.id(), "answer", wait.began()),
                    clocks.answerDue(wait.began(), one.priority(), wait.channel()),
                    wait.done(),
                    wait.channel(),
                    wait.user(),
                    one.team()));
        }
        if (counts) {
            rows.add(new PromisedSql.Kept(
                    new PromisedSql.Key(one.id(), "end", one.openedAt()),
                    clocks.resolveDue(one.openedAt(), one.priority(), one.channel()),
                    resolved,
                    one.channel(),
                    one.resolvedBy(),
                    one.team()));
        }
        return rows;
    }
}
