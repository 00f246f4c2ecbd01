package heartstring.insight.drivers;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Behind which factors a person's moments stand. */
@Order(4)
@Component
class DriverData implements PersonalData {

    private final DriverDataSql sql;

    DriverData(DriverDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "insight";
    }

    @Override
    public Set<String> tables() {
        return Set.of("insight.driver_story");
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
