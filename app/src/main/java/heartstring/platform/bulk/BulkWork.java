package heartstring.platform.bulk;

import heartstring.platform.bulk.BulkHand.Step;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries bulks on, a batch in a transaction; two servers never work on the same one. */
@Component
class BulkWork {

    private static final Logger LOG = LoggerFactory.getLogger(BulkWork.class);
    private static final int BATCH = 50;

    private final BulksSql sql;
    private final ObjectProvider<BulkHand> hands;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    BulkWork(BulksSql sql, ObjectProvider<BulkHand> hands, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.hands = hands;
        this.transactions = transactions;
        this.time = time;
    }

    /** Goes on by itself as whoever asks now, as soon as the caller's transaction is over. */
    void start(long id) {
        SecurityContext who = SecurityContextHolder.getContext();
        Thread.ofVirtual().name("bulk-" + id).start(() -> {
            SecurityContextHolder.setContext(who);
            try {
                finish(id);
            } finally {
                SecurityContextHolder.clearContext();
            }
        });
    }

    /** Works until nothing waits. */
    void finish(long id) {
        try {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transactions.execute(status -> batch(id)));
            }
        } catch (RuntimeException e) {
            LOG.error("Bulk {} stopped", id, e);
            transactions.executeWithoutResult(
                    status -> sql.go(id, List.of("running", "undoing"), "stopped", time.instant(), 0));
        }
    }

    private boolean batch(long id) {
        if (!sql.take(id)) {
            return false;
        }
        Bulk bulk = sql.find(id).orElseThrow();
        boolean undoing = bulk.state().equals("undoing");
        List<BulksSql.Row> rows = sql.rows(id, undoing ? "changed" : "waiting", BATCH);
        if (rows.isEmpty()) {
            sql.go(id, List.of(bulk.state()), undoing ? "undone" : "done", time.instant(), 0);
            return false;
        }
        BulkHand hand = hands.stream()
                .filter(h -> h.subject().equals(bulk.subject()))
                .findFirst()
                .orElseThrow();
        List<BulksSql.Done> done = new ArrayList<>();
        for (BulksSql.Row row : rows) {
            done.add(undoing ? undone(hand, bulk, row) : applied(hand, bulk, row));
        }
        sql.done(id, done);
        return true;
    }

    private static BulksSql.Done applied(BulkHand hand, Bulk bulk, BulksSql.Row row) {
        return switch (hand.apply(bulk, row.subjectId())) {
            case Step.Changed c -> new BulksSql.Done(row.subjectId(), "changed", c.before(), c.after(), null);
            case Step.Same s -> new BulksSql.Done(row.subjectId(), "same", null, null, null);
            case Step.Refused r -> new BulksSql.Done(row.subjectId(), "refused", null, null, brief(r.sentence()));
        };
    }

    private static BulksSql.Done undone(BulkHand hand, Bulk bulk, BulksSql.Row row) {
        String before = Objects.requireNonNullElse(row.before(), "");
        String after = Objects.requireNonNullElse(row.after(), "");
        return switch (hand.undo(bulk, row.subjectId(), before, after)) {
            case Step.Changed c -> new BulksSql.Done(row.subjectId(), "undone", before, after, null);
            case Step.Same s -> new BulksSql.Done(row.subjectId(), "kept", before, after, null);
            case Step.Refused r -> new BulksSql.Done(row.subjectId(), "kept", before, after, brief(r.sentence()));
        };
    }

    private static String brief(String sentence) {
        return sentence.length() > 300 ? sentence.substring(0, 299) + "…" : sentence;
    }
}
