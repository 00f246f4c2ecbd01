package heartstring.messaging.envelopes;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a piece of news is about. */
@Component
class EnvelopeSql {

    private final JdbcClient jdbc;

    EnvelopeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Touchpoint(long id, String name, String channel, String body) {}

    /** Whose profile it is today; 0 when it was erased. */
    long customer(long profile) {
        return jdbc.sql("select customer_id from customer.v_profile where id = :profile and erased_at is null")
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    Optional<Touchpoint> touchpoint(long id) {
        return jdbc.sql("select id, name, channel, body::text from touchpoint.v_touchpoint where id = :id")
                .param("id", id)
                .query((rs, n) -> new Touchpoint(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .optional();
    }
}
