package heartstring.customer.merges;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pairs that a rule refused to join and that wait for a colleague's word. */
@Component
public class Refusals {

    private final RefusalsSql sql;
    private final Merges merges;

    Refusals(RefusalsSql sql, Merges merges) {
        this.sql = sql;
        this.merges = merges;
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

    /** Says that the two are different people: no rule joins them, and nobody is asked about them again. */
    @Transactional
    public Merges.Outcome keepApart(long refusal, Merges.By by) {
        Pair pair = waiting(refusal);
        if (pair.left() == 0) {
            return new Merges.Outcome.Unknown("waiting pair " + refusal);
        }
        Merges.Outcome outcome = merges.keepApart(pair.left(), pair.right(), by);
        if (pair.left() == pair.right()) {
            sql.settle(refusal);
        }
        return outcome;
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
