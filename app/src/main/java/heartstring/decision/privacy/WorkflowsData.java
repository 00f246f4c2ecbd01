package heartstring.decision.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which workflows a person was in, and what each step did for them. */
@Order(5)
@Component
class WorkflowsData implements PersonalData {

    private final WorkflowsDataSql sql;

    WorkflowsData(WorkflowsDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "decision";
    }

    @Override
    public Set<String> tables() {
        return Set.of("decision.workflow_run", "decision.workflow_log", "decision.workflow_news");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.export(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles());
    }
}
