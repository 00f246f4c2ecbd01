package heartstring.messaging.templates;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is filled into messages that this house knows of a person by themselves. */
@Component
public class Knowledge {

    private final TemplatesSql sql;

    Knowledge(TemplatesSql sql) {
        this.sql = sql;
    }

    /** By customer and name, with their language under {@code language}; empty texts for what is not known. */
    public Map<Long, Map<String, String>> of(Collection<Long> customers) {
        return sql.known(customers.stream().mapToLong(Long::longValue).toArray());
    }

    /** Of one. */
    public Map<String, String> of(long customer) {
        return sql.known(new long[] {customer}).getOrDefault(customer, Map.of());
    }
}
