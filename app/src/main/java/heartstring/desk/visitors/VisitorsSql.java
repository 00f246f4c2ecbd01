package heartstring.desk.visitors;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements about who stands at a till. */
@Component
class VisitorsSql {

    private static final int MOST_MINDS = 40;
    private static final int MOST_WISHES = 5;

    private final JdbcClient jdbc;

    VisitorsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1) == null ? "" : rs.getString(1))
                .optional();
    }

    /** Those among these customers who may use a membership in the programme. */
    Set<Long> members(int programme, List<Long> customers) {
        return new HashSet<>(jdbc.sql("""
                        select distinct p.customer_id
                          from customer.v_profile p join loyalty.v_member m on m.profile_id = p.id
                         where p.customer_id = any(:customers) and m.programme_id = :programme and m.status <> 'closed'""")
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .param("programme", programme)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** One event that a colleague at a till should have in mind. */
    record Mind(
            String name,
            Instant at,
            @Nullable String complaint,
            @Nullable String reason,
            @Nullable String text) {}

    /** Complaints, their ends and notes, newest first. */
    List<Mind> minds(long customer, Instant since) {
        return jdbc.sql("""
                        select t.name, t.occurred_at, t.body -> 'properties' ->> 'complaint_id', t.body -> 'properties' ->> 'reason',
                               coalesce(t.body -> 'properties' ->> 'text', t.body -> 'properties' ->> 'note')
                          from customer.v_profile p join touchpoint.v_touchpoint t on t.profile_id = p.id
                         where p.customer_id = :customer and t.occurred_at >= :since::timestamptz and t.kind = 'track'
                           and t.name in ('Complaint Raised', 'Complaint Resolved', 'Note Added')
                         order by t.occurred_at desc, t.id desc limit :most""")
                .param("customer", customer)
                .param("since", since.toString())
                .param("most", MOST_MINDS)
                .query((rs, n) -> new Mind(
                        rs.getString(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5)))
                .list();
    }

    /** A property as it holds now, as plain text. */
    record Property(String name, String value) {}

    /** What was declared of the customer under names that speak of wishes and notes. */
    List<Property> wishes(long customer) {
        return jdbc.sql("""
                        select name, value #>> '{}' from (
                          select distinct on (t.name) t.name, t.value
                            from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                           where p.customer_id = :customer
                             and t.name ~* '(note|prefer|favou?rite|diet|allerg|likes|wish)'
                           order by t.name, t.occurred_at desc, t.id desc) now
                         where jsonb_typeof(value) in ('string', 'number', 'array') and value #>> '{}' <> ''
                         order by name ~* 'note' desc, name ~* 'allerg' desc, name limit :most""")
                .param("customer", customer)
                .param("most", MOST_WISHES)
                .query((rs, n) -> new Property(rs.getString(1), rs.getString(2)))
                .list();
    }

    /** What a store is called. */
    Optional<String> store(String key) {
        return jdbc.sql("select name from commerce.v_store where key = :key and name is not null")
                .param("key", key)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
