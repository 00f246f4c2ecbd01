package heartstring.story.meaning;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The meanings of what a person said; the texts are handed out with their touchpoints. */
@Order(10)
@Component
class MeaningData implements PersonalData {

    private final MeaningSql sql;
    private final Meanings meanings;

    MeaningData(MeaningSql sql, Meanings meanings) {
        this.sql = sql;
        this.meanings = meanings;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.meaning");
    }

    @Override
    public void export(Person person, Rows rows) {
        // Numbers made of texts that are handed out themselves.
    }

    @Override
    public long erase(Person person) {
        List<Long> gone = sql.erase(person.profiles());
        meanings.tellGone(gone);
        return gone.size();
    }
}
