package heartstring.insight.value;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How it stood with a person as a customer. */
@Order(4)
@Component
class ValueData implements PersonalData {

    private final ValueDataSql sql;

    ValueData(ValueDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "insight";
    }

    @Override
    public Set<String> tables() {
        return Set.of("insight.customer_value", "insight.value_due");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.values(person.customers(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forget(person.profiles(), person.customers());
    }
}
