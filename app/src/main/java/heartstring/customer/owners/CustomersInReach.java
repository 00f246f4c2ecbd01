package heartstring.customer.owners;

import heartstring.platform.auth.Actor;
import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which customers whoever acts may see. */
@Component
public class CustomersInReach implements ReachDoor {

    private final Reaches reaches;
    private final OwnersSql sql;
    private final ObjectProvider<DealtWith> work;

    CustomersInReach(Reaches reaches, OwnersSql sql, ObjectProvider<DealtWith> work) {
        this.reaches = reaches;
        this.sql = sql;
        this.work = work;
    }

    /** For the statements of lists. */
    public CustomerReach now() {
        return new CustomerReach(reaches.of(RecordKind.PEOPLE), reaches.of(RecordKind.COMPANIES));
    }

    /** Those of these whom whoever acts may see; customers that were merged into others are none of them. */
    public Set<Long> among(Collection<Long> customers) {
        CustomerReach reach = now();
        return reach.isAll() ? new HashSet<>(customers) : sql.among(customers, reach);
    }

    /** Whether a customer may be opened: one within reach, or one with whom whoever acts has something to do. */
    @Override
    public boolean isIn(long customer) {
        CustomerReach reach = now();
        if (reach.isAll()) {
            return true;
        }
        long current = sql.current(customer);
        if (current == 0) {
            return false;
        }
        Actor.Colleague who = Actor.current().colleague();
        return sql.among(List.of(current), reach).contains(current)
                || (who != null && work.stream().anyMatch(w -> w.isDealtWith(current, who.userId())));
    }

    @Override
    public List<Pattern> addresses() {
        return List.of(
                Pattern.compile("/(?:api/|crm/)?customers/\\{(\\w+)"),
                Pattern.compile("/customers/\\{\\w+[^}]*}/roles/\\{(\\w+)"),
                Pattern.compile("/crm/left-off/\\{(\\w+)"),
                Pattern.compile("/api/companies/\\{(\\w+)"),
                Pattern.compile("/api/companies/\\{\\w+[^}]*}/people/\\{(\\w+)"));
    }

    @Override
    public Set<String> names() {
        return Set.of(
                "customer",
                "customerId",
                "customerIds",
                "companyId",
                "contactId",
                "otherId",
                "parentId",
                "personId",
                "with");
    }

    @Override
    public String noun() {
        return "customer";
    }
}
