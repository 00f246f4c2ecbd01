package heartstring.story.memory;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is kept in mind of a person. */
@Order(10)
@Component
class MemoryData implements PersonalData {

    private final MemorySql sql;

    MemoryData(MemorySql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.memory");
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
