package heartstring.messaging.privacy;

import heartstring.customer.matching.Identifier;
import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Messages to a person, whether they were sent or not, the files that came or went with them, what came back, and what was told of them. */
@Order(30)
@Component
class MessagingData implements PersonalData {

    private final MessagingDataSql sql;

    MessagingData(MessagingDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "messaging";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "messaging.message",
                "messaging.file",
                "messaging.news",
                "messaging.webhook_delivery",
                "messaging.bounced_address",
                "messaging.confirmation");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.messages(person.profiles(), addresses(person), rows);
        sql.files(person.profiles(), rows);
        sql.news(person.profiles(), rows);
        sql.bounced(person.profiles(), addresses(person), rows);
        sql.confirmations(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.forgetFiles(person.profiles())
                + sql.forgetNews(person.profiles())
                + sql.forgetBounced(person.profiles(), addresses(person))
                + sql.forgetConfirmations(person.profiles())
                + sql.forget(person.profiles(), addresses(person));
    }

    /** Also what was sent while nobody was known under the address. */
    private static String[] addresses(Person person) {
        return person.identifiers().stream()
                .filter(i -> i.kind().equals(Identifier.EMAIL))
                .map(Identifier::value)
                .toArray(String[]::new);
    }
}
