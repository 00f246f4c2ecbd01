package heartstring.decision.runs;

import heartstring.story.conditions.Conditions.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that tell of many customers at once. */
@Component
class PeopleSql {

    private final JdbcClient jdbc;

    PeopleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** Those among these who are in the set. */
    Set<Long> among(Statement set, Collection<Long> customers) {
        return new HashSet<>(
                jdbc.sql("select s.customer_id from (" + set.sql() + ") s where s.customer_id = any(:among)")
                        .params(set.params())
                        .param("among", array(customers))
                        .query(Long.class)
                        .list());
    }

    /** The latest value of the first of these properties that is told, as text. */
    Map<Long, String> traits(Collection<Long> customers, List<String> names) {
        Map<Long, String> told = new HashMap<>();
        jdbc.sql("""
                        select distinct on (p.customer_id) p.customer_id, r.value #>> '{}'
                          from customer.v_profile p join customer.v_trait r on r.profile_id = p.id
                         where p.customer_id = any(:customers) and p.erased_at is null and r.name = any(:names)
                         order by p.customer_id, r.occurred_at desc, r.id desc""")
                .param("customers", array(customers))
                .param("names", names.toArray(String[]::new))
                .query(rs -> {
                    String value = rs.getString(2);
                    if (value != null) {
                        told.put(rs.getLong(1), value.strip());
                    }
                });
        return told;
    }

    /** The first piece of each. */
    Map<Long, Long> first(Collection<Long> customers) {
        Map<Long, Long> first = new HashMap<>();
        jdbc.sql("""
                        select customer_id, min(id) from customer.v_profile
                         where customer_id = any(:customers) and erased_at is null group by customer_id""").param("customers", array(customers)).query(rs -> {
            first.put(rs.getLong(1), rs.getLong(2));
        });
        return first;
    }
}
