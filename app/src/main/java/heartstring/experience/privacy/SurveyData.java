package heartstring.experience.privacy;

import heartstring.customer.matching.Identifier;
import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.platform.files.Files;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers of a person, what they have begun, and when they were asked. */
@Order(4)
@Component
class SurveyData implements PersonalData {

    private final SurveyDataSql sql;
    private final Files files;

    SurveyData(SurveyDataSql sql, Files files) {
        this.sql = sql;
        this.files = files;
    }

    @Override
    public String room() {
        return "experience";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "experience.answer",
                "experience.answer_item",
                "experience.asking",
                "experience.begun",
                "experience.upload",
                "platform.file");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.answers(person.profiles(), rows);
        sql.begun(person.profiles(), rows);
        sql.askings(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        List<String> browsers = person.identifiers().stream()
                .filter(Identifier::isAnonymous)
                .map(Identifier::value)
                .toList();
        return files.remove(sql.forgetFiles(person.profiles()))
                + sql.forgetBegun(browsers)
                + sql.forget(person.profiles());
    }
}
