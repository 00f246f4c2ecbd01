package heartstring.crm.chronicle;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that finds the piece on which colleagues write. */
@Component
class ChronicleSql {

    private final JdbcClient jdbc;

    ChronicleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A piece by its own key; {@code seenAt} lies in the time in which an anonymous id meant this piece. */
    record Lead(int sourceId, String keyKind, String keyValue, Instant seenAt) {}

    /** The first piece with a name of its own; a browser only where there is nothing else. */
    Optional<Lead> lead(long customer) {
        return jdbc.sql("""
                        select p.source_id, p.key_kind, p.key_value,
                               coalesce((select max(t.occurred_at) from touchpoint.v_touchpoint t where t.profile_id = p.id), now())
                          from customer.v_profile p
                         where p.customer_id = :customer and p.erased_at is null
                         order by p.key_kind = 'anonymous_id', p.id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> new Lead(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .optional();
    }
}
