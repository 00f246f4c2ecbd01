package heartstring.experience.trials;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In which trials of other programs a person was. */
@Order(5)
@Component
class AssignedData implements PersonalData {

    private final AssignedSql sql;

    AssignedData(AssignedSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "experience";
    }

    @Override
    public Set<String> tables() {
        return Set.of("experience.assigned");
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
