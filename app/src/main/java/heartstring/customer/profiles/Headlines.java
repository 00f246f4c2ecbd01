package heartstring.customer.profiles;

import heartstring.customer.fields.FieldValues;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps what lists and search show of a customer; derived from profiles, identifiers and traits, so it can be rebuilt. */
@Component
public class Headlines {

    /** Customers recomputed in one statement. */
    static final int BATCH = 2_000;

    private final HeadlinesSql sql;
    private final FieldValues fieldValues;

    Headlines(HeadlinesSql sql, FieldValues fieldValues) {
        this.sql = sql;
        this.fieldValues = fieldValues;
    }

    /** Recomputes these, in the caller's transaction; those without pieces lose their headline. */
    public void refresh(Set<Long> customers) {
        refresh(customers, true);
    }

    /** The same where of each of them nothing but this property changed. */
    public void refresh(Set<Long> customers, String property) {
        refresh(customers, HeadlinesSql.MADE_OF.contains(property));
    }

    private void refresh(Set<Long> customers, boolean shown) {
        long[] ids = customers.stream().mapToLong(Long::longValue).sorted().toArray();
        for (int from = 0; from < ids.length; from += BATCH) {
            long[] some = java.util.Arrays.copyOfRange(ids, from, Math.min(ids.length, from + BATCH));
            if (shown) {
                sql.refresh(some);
            }
            fieldValues.refresh(some);
        }
    }

    /** The customers that own these profiles. */
    public Set<Long> owners(Set<Long> profiles) {
        return sql.owners(profiles.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /** Recomputes the next customers after this id; returns the last one done, 0 when there are no more. */
    public long refreshAfter(long customer) {
        long[] ids = sql.after(customer, BATCH);
        sql.refresh(ids);
        fieldValues.refresh(ids);
        return ids.length == 0 ? 0 : ids[ids.length - 1];
    }
}
