package heartstring.story.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.story.measures.Tallies;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Figures of a person: when and how often seen, what was spent. */
@Order(10)
@Component
class StoryData implements PersonalData {

    private final StoryDataSql sql;
    private final Tallies tallies;

    StoryData(StoryDataSql sql, Tallies tallies) {
        this.sql = sql;
        this.tallies = tallies;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.activity", "story.spend", "story.standing", "story.exposure");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.activity(person.profiles(), rows);
        sql.spend(person.profiles(), rows);
        sql.exposures(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        tallies.leave(person.profiles());
        return sql.forget(person.profiles(), person.customers());
    }
}
