package heartstring.customer.owners;

import heartstring.customer.profiles.Headlines;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives customers to colleagues. */
@Component
public class Owners {

    /** The most colleagues to choose from. */
    static final int MOST = 500;

    private final OwnersSql sql;
    private final CustomersInReach customers;
    private final Headlines headlines;
    private final Audit audit;
    private final InstantSource time;

    Owners(OwnersSql sql, CustomersInReach customers, Headlines headlines, Audit audit, InstantSource time) {
        this.sql = sql;
        this.customers = customers;
        this.headlines = headlines;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of giving a customer to somebody. */
    public sealed interface Outcome {
        /** @param before who had them, 0 for nobody */
        record Done(long customerId, long before) implements Outcome {}

        record NoCustomer() implements Outcome {}

        record NoColleague() implements Outcome {}
    }

    /** The customer that a number leads to now; 0 when there never was one. */
    public long current(long customer) {
        return sql.current(customer);
    }

    /** Who has them, 0 for nobody. */
    public long of(long customer) {
        return sql.owner(customer);
    }

    /** Who can have customers, by number. */
    public Map<Long, String> colleagues() {
        return sql.colleagues(MOST);
    }

    /** Gives them to a colleague, or with 0 to nobody. */
    @Transactional
    public Outcome give(long customer, long userId) {
        if (userId != 0 && !sql.isColleague(userId)) {
            return new Outcome.NoColleague();
        }
        Optional<OwnersSql.Lead> lead = sql.lead(sql.current(customer));
        if (lead.isEmpty()) {
            return new Outcome.NoCustomer();
        }
        long id = lead.get().customerId();
        long before = sql.owner(id);
        if (before != userId) {
            sql.free(id);
            if (userId != 0) {
                sql.give(lead.get().profileId(), userId, time.instant());
            }
            headlines.refresh(Set.of(id));
            audit.record("gave", "customer", String.valueOf(id), "{\"from\":" + before + ",\"to\":" + userId + "}");
        }
        return new Outcome.Done(id, before);
    }

    /** Whoever added a customer by hand has them, when they would not see them otherwise. */
    @Transactional
    public void keep(long customer) {
        Actor.Colleague who = Actor.current().colleague();
        if (who != null && customers.now().takes() && sql.owner(customer) == 0) {
            give(customer, who.userId());
        }
    }
}
