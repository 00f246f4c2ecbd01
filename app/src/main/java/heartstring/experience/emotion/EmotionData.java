package heartstring.experience.emotion;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was read of a person's words, and what colleagues said of it. */
@Order(5)
@Component
class EmotionData implements PersonalData {

    private final FeelingsSql sql;

    EmotionData(FeelingsSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "experience";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "experience.feeling", "experience.aspect", "experience.feeling_word", "experience.feeling_lesson");
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
