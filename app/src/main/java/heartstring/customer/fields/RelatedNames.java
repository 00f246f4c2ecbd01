package heartstring.customer.fields;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the customers are called that fields lead to. */
@Component
public class RelatedNames {

    private final FieldValuesSql sql;

    RelatedNames(FieldValuesSql sql) {
        this.sql = sql;
    }

    /** Names by number, also of numbers that were merged away; without those that are nobody's any more. */
    public Map<Long, String> of(Collection<Long> customers) {
        return customers.isEmpty()
                ? Map.of()
                : sql.names(
                        customers.stream().mapToLong(Long::longValue).distinct().toArray());
    }
}
