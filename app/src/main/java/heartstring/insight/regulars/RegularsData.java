package heartstring.insight.regulars;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What somebody will probably need again. */
@Order(4)
@Component
class RegularsData implements PersonalData {

    private final RegularsDataSql sql;

    RegularsData(RegularsDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "insight";
    }

    @Override
    public Set<String> tables() {
        return Set.of("insight.next_due");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.due(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forget(person.profiles());
    }
}
