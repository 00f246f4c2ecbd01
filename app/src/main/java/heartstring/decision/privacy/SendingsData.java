package heartstring.decision.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Messages that were wanted for a person, and the campaigns they were among. */
@Order(4)
@Component
class SendingsData implements PersonalData {

    private final SendingsDataSql sql;

    SendingsData(SendingsDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "decision";
    }

    @Override
    public Set<String> tables() {
        return Set.of("decision.sending", "decision.campaign_person");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.sendings(person.profiles(), rows);
        sql.campaigns(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles());
    }
}
