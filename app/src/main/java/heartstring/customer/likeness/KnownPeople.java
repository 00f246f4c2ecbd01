package heartstring.customer.likeness;

import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what is compared of people. */
@Component
public class KnownPeople {

    private final KnownSql sql;

    KnownPeople(KnownSql sql) {
        this.sql = sql;
    }

    /** The next people after this customer's number, in the order of numbers. */
    public List<Known> after(long customer, int most) {
        return sql.after(customer, most);
    }

    /** These, at most a thousand, as far as they are people and not gone. */
    public List<Known> these(List<Long> customers) {
        return sql.these(customers);
    }
}
