package heartstring.story.said;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The words of what a person said, and said about them; the texts are handed out with their touchpoints. */
@Order(10)
@Component
class SaidData implements PersonalData {

    private final SaidSql sql;

    SaidData(SaidSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.said", "story.word");
    }

    @Override
    public void export(Person person, Rows rows) {
        // An index of texts that are handed out themselves.
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles());
    }
}
