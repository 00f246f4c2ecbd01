package heartstring.messaging.unsubscribing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that asks whether somebody is still there. */
@Component
class UnsubscribesSql {

    private final JdbcClient jdbc;

    UnsubscribesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isThere(long profile) {
        return jdbc.sql("select exists (select from customer.v_profile where id = :profile and erased_at is null)")
                .param("profile", profile)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}
