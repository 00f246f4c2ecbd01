package heartstring.loyalty.tills;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.commands.Key;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was taken back at tills, each under its own key; those who take back of one order come one after the other. */
@Component
public class TillReturns {

    private static final String SCOPE = "till return";
    /** So long whoever takes something back may still be telling the order. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int BATCH = 100;

    private final TillReturnsSql sql;
    private final Audit audit;
    private final InstantSource time;

    TillReturns(TillReturnsSql sql, Audit audit, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** What can stand under a key. */
    public sealed interface Standing {
        /** This very return. */
        record Stands(TillReturn taken) implements Standing {}

        /** Something else. */
        record KeyReused() implements Standing {}
    }

    /** Until the transaction ends, nobody else takes something of this order back at a till. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(OrderKey order) {
        sql.lock(order);
    }

    /** What stands under that key; empty for nothing. */
    public Optional<Standing> standing(String key, String contents) {
        Key made = Key.of(SCOPE, key, contents);
        return sql.byKey(made)
                .map(kept -> kept.contents().equals(made.contents())
                        ? new Standing.Stands(kept.taken())
                        : new Standing.KeyReused());
    }

    /** The return with that key. */
    public Optional<TillReturn> byKey(String key) {
        return sql.byKey(Key.of(SCOPE, key, "")).map(TillReturnsSql.Kept::taken);
    }

    /**
     * What was taken back here of one order and was not undone.
     *
     * @param pieces of each product
     * @param touchpoints by which the order was told, also of what was undone, to be left out where all that came back of it is added up
     */
    public record Taken(Map<String, BigDecimal> pieces, long amountMinor, List<Long> touchpoints) {}

    /** What was taken back here of this order, whether it has heard of it or not; read before what the order knows. */
    public Taken of(OrderKey order) {
        return sql.of(order);
    }

    /** Keeps a return, in the caller's transaction that holds the lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TillReturn keep(String key, String contents, TillReturn draft) {
        long id = sql.keep(Key.of(SCOPE, key, contents), draft, Actor.current().userId(), time.instant());
        audit.record("took goods back", "till return", id);
        return sql.byId(id).orElseThrow();
    }

    /** The order was told of it. */
    @Transactional
    public void told(long returnId, long touchpointId) {
        sql.told(returnId, touchpointId);
    }

    /** Undoes a return that stands, in the caller's transaction that holds the lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(long returnId) {
        sql.undo(returnId, Actor.current().userId(), time.instant());
        audit.record("undid", "till return", returnId);
    }

    /** The order was told that it was undone. */
    @Transactional
    public void undoTold(long returnId) {
        sql.undoTold(returnId);
    }

    /** Those of which, or of whose undoing, nobody told the order for a while, at most 100. */
    public List<TillReturn> forgotten() {
        return sql.forgotten(time.instant().minus(PATIENCE), BATCH);
    }
}
