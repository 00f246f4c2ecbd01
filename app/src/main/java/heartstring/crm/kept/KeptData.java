package heartstring.crm.kept;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How long a person waited for us; it goes with their conversations. */
@Order(1)
@Component
class KeptData implements PersonalData {

    private final KeptDataSql sql;

    KeptData(KeptDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "crm";
    }

    @Override
    public Set<String> tables() {
        return Set.of("crm.kept", "crm.kept_due");
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
