package heartstring.crm.conversations;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.touchpoint.withdrawals.Withdrawn;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Conversations with a person. What was said is handed out and forgotten with its touchpoints; here it is how they stand. */
@Order(6)
@Component
class ConversationsData implements PersonalData, Withdrawn {

    private final ConversationsDataSql sql;
    private final BeltSql belt;
    private final Upkeep upkeep;

    ConversationsData(ConversationsDataSql sql, BeltSql belt, Upkeep upkeep) {
        this.sql = sql;
        this.belt = belt;
        this.upkeep = upkeep;
    }

    @Override
    public String room() {
        return "crm";
    }

    @Override
    public Set<String> tables() {
        return Set.of("crm.conversation", "crm.talk", "crm.seen", "crm.presence", "crm.draft", "crm.mention");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.conversations(person.profiles(), rows);
        sql.drafts(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        Set<Long> touched = sql.forget(person.profiles());
        belt.dropSilent(touched);
        upkeep.refresh(touched);
        return touched.size();
    }

    @Override
    public List<String> objections(Set<Long> profiles) {
        int people = sql.worked(BeltSql.array(profiles));
        return people == 0
                ? List.of()
                : List.of(
                        people == 1
                                ? "Colleagues work on a conversation with one of its people."
                                : "Colleagues work on conversations with " + people + " of its people.");
    }
}
