package heartstring.crm.chat;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Chats of a person: as whom they wrote and since when. What was said goes with its touchpoints. */
@Order(6)
@Component
class ChatData implements PersonalData {

    private final ChatsSql sql;

    ChatData(ChatsSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "crm";
    }

    @Override
    public Set<String> tables() {
        return Set.of("crm.chat", "crm.chat_session");
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
