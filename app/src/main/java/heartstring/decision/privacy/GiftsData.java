package heartstring.decision.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was decided about gifts for a person. */
@Order(4)
@Component
class GiftsData implements PersonalData {

    private final GiftsDataSql sql;

    GiftsData(GiftsDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "decision";
    }

    @Override
    public Set<String> tables() {
        return Set.of("decision.gift_decision");
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
