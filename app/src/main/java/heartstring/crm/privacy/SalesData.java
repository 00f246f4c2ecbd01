package heartstring.crm.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.platform.bulk.Bulks;
import heartstring.platform.files.Files;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Deals with a person, tasks about them, their files, and colleagues who follow them. A company's deals outlive its contact. */
@Order(6)
@Component
class SalesData implements PersonalData {

    private final SalesDataSql sql;
    private final Files files;
    private final Bulks bulks;

    SalesData(SalesDataSql sql, Files files, Bulks bulks) {
        this.bulks = bulks;
        this.sql = sql;
        this.files = files;
    }

    @Override
    public String room() {
        return "crm";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "crm.deal",
                "crm.deal_line",
                "crm.deal_move",
                "crm.deal_fact",
                "crm.task",
                "crm.promise",
                "crm.follower",
                "crm.notice",
                "crm.attachment",
                "platform.file");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.deals(person.profiles(), rows);
        sql.tasks(person.profiles(), rows);
        sql.files(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        long[] profiles = person.profiles();
        long rows = bulks.forget("deal", sql.dealIds(profiles));
        return rows + sql.forgetContact(profiles) + files.remove(sql.forgetFiles(profiles)) + sql.forget(profiles);
    }
}
