package heartstring.story.polish;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stories of a person as a model reworded them. What left the house is with the model's provider. */
@Order(10)
@Component
class PolishData implements PersonalData {

    private final PolishSql sql;

    PolishData(PolishSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.polished");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.export(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forget(person.profiles());
    }
}
