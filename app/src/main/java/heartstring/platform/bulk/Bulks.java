package heartstring.platform.bulk;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins, carries on and undoes what is done to many at once. */
@Component
public class Bulks {

    /** The most records of one bulk. */
    public static final int MOST = 10_000;

    /** Up to so many are done before the answer; more go on by themselves. */
    static final int AT_ONCE = 100;

    private static final Duration SHOWN = Duration.ofMinutes(30);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int DISCARDED = 20_000;

    private final BulksSql sql;
    private final BulkWork work;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Bulks(BulksSql sql, BulkWork work, Audit audit, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.work = work;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * What is wanted.
     *
     * @param what which thing, as the subject's hand understands it
     * @param says the same for people, at most 200 characters
     * @param back the address of the list
     * @param ids of the records, 1 to {@link #MOST}
     */
    public record Wanted(String subject, String what, String value, String says, String back, List<Long> ids) {
        public Wanted {
            ids = ids.stream().distinct().sorted().toList();
            says = says.length() > 200 ? says.substring(0, 199) + "…" : says;
            back = back.length() > 2_200 ? back.substring(0, back.indexOf('?')) : back;
        }
    }

    /** Begins as the current user; few records are done when this returns. Not within a transaction. */
    public Bulk begin(Wanted wanted) {
        if (wanted.ids().isEmpty() || wanted.ids().size() > MOST) {
            throw new IllegalArgumentException("A bulk has 1 to " + MOST + " records.");
        }
        Long id = transactions.execute(status -> {
            long added = sql.add(wanted, Actor.current().userId(), time.instant());
            sql.addRows(added, wanted.ids());
            audit.record(
                    "began",
                    "bulk",
                    String.valueOf(added),
                    "{\"subject\":\"" + wanted.subject() + "\",\"records\":"
                            + wanted.ids().size() + "}");
            return added;
        });
        return carryOn(id, wanted.ids().size());
    }

    private Bulk carryOn(long id, int records) {
        if (records <= AT_ONCE) {
            work.finish(id);
        } else {
            work.start(id);
        }
        return sql.find(id).orElseThrow();
    }

    public Optional<Bulk> find(long id) {
        return sql.find(id);
    }

    /** Why records were left as they were, most often first. */
    public List<String> faults(long id) {
        return sql.faults(id, 10);
    }

    /** The last one that the current user began in the last half hour. */
    public Optional<Bulk> last(String subject) {
        return sql.last(subject, Actor.current().userId(), time.instant().minus(SHOWN));
    }

    /** Whether the current user may undo it, or have it go on: their own, and a manager everybody's. */
    public boolean isMine(Bulk bulk) {
        Actor actor = Actor.current();
        return actor.userId() == bulk.userId() || actor.has(Role.MANAGER);
    }

    /** Gives every record back what it held before, if it still holds what it was given; false when it cannot be undone. */
    public boolean undo(long id) {
        Boolean begun = transactions.execute(status -> {
            boolean undoing =
                    sql.go(id, List.of("done"), "undoing", null, Actor.current().userId());
            if (undoing) {
                audit.record("undid", "bulk", id);
            }
            return undoing;
        });
        if (!Boolean.TRUE.equals(begun)) {
            return false;
        }
        carryOn(id, sql.find(id).orElseThrow().counts().changed());
        return true;
    }

    /** Goes on with one that stopped, or whose server did. */
    public void goOn(long id) {
        transactions.executeWithoutResult(status -> {
            Bulk bulk = sql.find(id).orElseThrow();
            boolean undoing = bulk.counts().undone() + bulk.counts().kept() > 0
                    || bulk.counts().waiting() == 0;
            sql.go(id, List.of("stopped"), undoing ? "undoing" : "running", null, 0);
        });
        work.start(id);
    }

    /** Whether one that is under way began long ago, so that its server may be gone; going on does no harm. */
    public boolean isLate(Bulk bulk) {
        return bulk.isUnderWay() && bulk.begunAt().isBefore(time.instant().minus(LATE));
    }

    /** Forgets what these records held, because a person is forgotten; in the caller's transaction. */
    public long forget(String subject, long[] ids) {
        return sql.forget(subject, ids);
    }

    /** Forgets what records held before bulks of long ago; those can be undone no more. */
    @Transactional
    public void discard() {
        Instant before = time.instant().minus(KEPT);
        sql.discard(before, DISCARDED);
    }
}
