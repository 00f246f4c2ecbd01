package heartstring.experience.stages;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At which stages of journeys a person was. */
@Order(5)
@Component
class StageData implements PersonalData {

    private final StagesSql sql;
    private final ToldSql told;

    StageData(StagesSql sql, ToldSql told) {
        this.sql = sql;
        this.told = told;
    }

    @Override
    public String room() {
        return "experience";
    }

    @Override
    public Set<String> tables() {
        return Set.of("experience.stage_touch", "experience.stage_due");
    }

    @Override
    public void export(Person person, Rows rows) {
        told.export(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forgetProfiles(person.profiles());
    }
}
