package heartstring.decision.cases;

import heartstring.customer.owners.CustomersInReach;
import heartstring.customer.owners.DealtWith;
import heartstring.platform.auth.Actor;
import heartstring.platform.reach.ReachDoor;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A case is seen by who may see its customer, and by whose it is; whoever mends one may see whom it is about. */
@Component
class CaseDoor implements ReachDoor, DealtWith {

    private final CasesSql sql;
    private final CustomersInReach customers;

    CaseDoor(CasesSql sql, CustomersInReach customers) {
        this.sql = sql;
        this.customers = customers;
    }

    @Override
    public List<Pattern> addresses() {
        return List.of(Pattern.compile("/cases/\\{(\\w+)"), Pattern.compile("/api/cases/\\{(\\w+)"));
    }

    @Override
    public Set<String> names() {
        return Set.of("caseId");
    }

    @Override
    public boolean isIn(long id) {
        Actor.Colleague who = Actor.current().colleague();
        if (who == null) {
            return true;
        }
        return sql.find(id)
                .filter(c -> c.ownerId() == who.userId() || customers.isIn(c.customerId()))
                .isPresent();
    }

    @Override
    public String noun() {
        return "case";
    }

    @Override
    public boolean isDealtWith(long customerId, long userId) {
        return sql.isOwnedBy(customerId, userId);
    }
}
