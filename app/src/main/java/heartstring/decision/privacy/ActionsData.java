package heartstring.decision.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was decided to be done for a person next. */
@Order(4)
@Component
class ActionsData implements PersonalData {

    private final ActionsDataSql sql;

    ActionsData(ActionsDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "decision";
    }

    @Override
    public Set<String> tables() {
        return Set.of("decision.next_action");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.export(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles());
    }
}
