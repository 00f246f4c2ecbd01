package heartstring.decision.privacy;

import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A person's cases, what speaks for them and what was done. */
@Order(4)
@Component
class CasesData implements PersonalData {

    private final CasesDataSql sql;

    CasesData(CasesDataSql sql) {
        this.sql = sql;
    }

    @Override
    public String room() {
        return "decision";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "decision.customer_case",
                "decision.case_key",
                "decision.evidence",
                "decision.case_step",
                "decision.index_mark");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.export(person.profiles(), rows);
    }

    @Override
    public long erase(Person person) {
        return sql.erase(person.profiles(), person.customers());
    }
}
