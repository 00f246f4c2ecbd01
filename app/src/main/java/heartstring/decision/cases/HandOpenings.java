package heartstring.decision.cases;

import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.users.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases by hand, for a colleague or a program; what is wrong stands in the customer's story. */
@Component
public class HandOpenings {

    private final Cases cases;
    private final CasesSql sql;
    private final Users users;
    private final CustomersInReach reach;
    private final InstantSource time;

    HandOpenings(Cases cases, CasesSql sql, Users users, CustomersInReach reach, InstantSource time) {
        this.cases = cases;
        this.sql = sql;
        this.users = users;
        this.reach = reach;
        this.time = time;
    }

    /**
     * Opens a case or adds to the open one, once for a key, also when that added to a case; the same key with other words or for
     * somebody else is a clash.
     *
     * @param owner 0 for nobody yet
     * @param key the digest of whoever's key it is, null where nothing repeats it
     */
    @Transactional
    public CaseOutcome open(long customer, String typed, long owner, byte @Nullable [] key) {
        String fault = CaseRules.fault(typed);
        if (fault != null) {
            return new CaseOutcome.Refused(fault);
        }
        if (owner != 0 && !Cases.mends(users.find(owner))) {
            return new CaseOutcome.Refused("There is no such colleague, or they don't answer customers.");
        }
        Optional<Long> lead = reach.isIn(customer) ? sql.lead(customer) : Optional.empty();
        if (lead.isEmpty()) {
            return new CaseOutcome.Unknown();
        }
        Instant now = time.instant();
        Cases.Key once = key == null ? null : new Cases.Key(key, Tokens.digest(owner + "\n" + typed.strip()));
        CaseOutcome opened = cases.open(new Cases.Opening(lead.get(), Cause.HAND, "", owner, now, once));
        if (opened instanceof CaseOutcome.Done done && !done.again()) {
            cases.note(done.about(), typed, now, Cause.HAND);
            return new CaseOutcome.Done(sql.find(done.about().id()).orElseThrow(), done.fresh());
        }
        return opened;
    }
}
