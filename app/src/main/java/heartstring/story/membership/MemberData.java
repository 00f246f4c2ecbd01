package heartstring.story.membership;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which segments a person is in, was in, and that it is to be asked. */
@Order(10)
@Component
class MemberData implements PersonalData {

    private final MemberDataSql sql;

    MemberData(MemberDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "story";
    }

    @Override
    public Set<String> tables() {
        return Set.of("story.segment_member", "story.segment_change", "story.segment_due");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.members(person.customers(), rows);
        sql.changes(person.customers(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles(), person.customers());
    }
}
