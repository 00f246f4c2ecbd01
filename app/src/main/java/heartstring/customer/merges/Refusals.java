package heartstring.customer.merges;

import heartstring.platform.audit.Audit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pairs that a rule refused to join and that wait for a colleague's word. */
@Component
public class Refusals {

    private final RefusalsSql sql;
    private final Merges merges;
    private final Audit audit;

    Refusals(RefusalsSql sql, Merges merges, Audit audit) {
        this.sql = sql;
        this.merges = merges;
        this.audit = audit;
    }

    /** The two customers of a waiting pair as they are now; 0 and 0 when there is no such pair waiting. */
    public record Pair(long left, long right) {}

    public Pair waiting(long refusal) {
        return sql.waiting(refusal).orElse(new Pair(0, 0));
    }

    /** How many pairs wait, counted up to {@code most}. */
    public int count(int most) {
        return sql.count(most);
    }

    /** Says that the two are different people: the pair is not asked about again. */
    @Transactional
    public boolean keepApart(long refusal) {
        boolean settled = sql.settle(refusal) > 0;
        if (settled) {
            audit.record("kept apart", "refusal", refusal);
        }
        return settled;
    }

    /** Says that the two are one: merges them and settles the pair. */
    @Transactional
    public Merges.Outcome merge(long refusal, Merges.By by) {
        Pair pair = waiting(refusal);
        if (pair.left() == 0) {
            return new Merges.Outcome.Unknown("waiting pair " + refusal);
        }
        Merges.Outcome outcome = merges.merge(pair.left(), pair.right(), false, by);
        if (outcome instanceof Merges.Outcome.Done || pair.left() == pair.right()) {
            sql.settle(refusal);
        }
        return outcome;
    }
}
