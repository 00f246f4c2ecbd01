package heartstring.experience.leaving;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person did that says how it felt, and how their experience stood. */
@Order(5)
@Component
class MoodData implements PersonalData {

    private final MoodDataSql sql;

    MoodData(MoodDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "experience";
    }

    @Override
    public Set<String> tables() {
        return Set.of("experience.deed", "experience.due", "experience.mood");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.deeds(person.profiles(), rows);
        sql.moods(person.customers(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forget(person.profiles(), person.customers());
    }
}
