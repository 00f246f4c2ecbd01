package heartstring.story.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person's touchpoints come to. */
@Order(10)
@Component
class ComputedData implements PersonalData {

    private final ComputedDataSql sql;

    ComputedData(ComputedDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.computed_part");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.parts(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles());
    }
}
