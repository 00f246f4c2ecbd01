package heartstring.story.membership;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import heartstring.customer.profiles.PieceWatcher;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes of whom something is new, so that it is asked which segments they are in; nothing is noted as long as there are no segments. */
@Component
public class Touched implements TouchpointConsumer, OrderWatcher, PieceWatcher {

    /** A name that no event has: without segments nothing is wanted. */
    private static final Set<String> NOTHING = Set.of("\u0001");

    private final DueSql sql;
    private final Segments segments;
    private final InstantSource time;

    Touched(DueSql sql, Segments segments, InstantSource time) {
        this.sql = sql;
        this.segments = segments;
        this.time = time;
    }

    /** In the caller's transaction: for rooms that change something that conditions ask about without a touchpoint. */
    public void note(Collection<Long> profiles) {
        if (!segments.whole().isEmpty()) {
            sql.due(profiles.stream().mapToLong(Long::longValue).toArray(), time.instant());
        }
    }

    @Override
    public String name() {
        return "story.segments";
    }

    @Override
    public Set<String> wants() {
        return segments.whole().isEmpty() ? NOTHING : Set.of();
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        noteAtItsEnd(rows.stream().map(Row::profileId).toList());
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        noteAtItsEnd(profiles);
    }

    /** Belts tell of touchpoints and of orders in one transaction: all are noted by one statement, in the order of their numbers. */
    private void noteAtItsEnd(Collection<Long> profiles) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            note(profiles);
            return;
        }
        AtItsEnd end = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtItsEnd.class::isInstance)
                .map(AtItsEnd.class::cast)
                .findFirst()
                .orElse(null);
        if (end == null) {
            end = new AtItsEnd();
            TransactionSynchronizationManager.registerSynchronization(end);
        }
        end.profiles.addAll(profiles);
    }

    /** What is noted before a transaction is committed. */
    private final class AtItsEnd implements TransactionSynchronization {

        private final Set<Long> profiles = new HashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            note(profiles);
        }
    }

    @Override
    public void told(long profileId) {
        note(List.of(profileId));
    }

    @Override
    public void told(Collection<Long> profiles) {
        note(profiles);
    }

    @Override
    public void withdraw(List<Row> rows) {
        // See settle.
    }

    @Override
    public void settle(Gone gone) {
        note(gone.profiles());
    }

    @Override
    public void forget() {
        // Who is in a segment is asked of what others derive; all touchpoints are carried here again.
    }

    @Override
    public void forgotten() {
        // Orders come again, and are noticed then.
    }
}
