package heartstring.desk.mending;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that say who it was and what they said. */
@Component
class MendingSql {

    private final JdbcClient jdbc;

    MendingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, String> names(Collection<Long> customers) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("select customer_id, name from customer.v_headline where customer_id = any(:customers)")
                .param("customers", customers.toArray(Long[]::new))
                .query(rs -> {
                    names.put(rs.getLong(1), rs.getString(2) == null ? "" : rs.getString(2));
                });
        return names;
    }

    /** What happened, with its body, by touchpoint. */
    record Told(String name, String body) {}

    Map<Long, Told> told(Collection<Long> touchpoints) {
        Map<Long, Told> told = new HashMap<>();
        jdbc.sql(
                        "select id, coalesce(name, kind), body::text from touchpoint.v_touchpoint where id = any(:touchpoints)")
                .param("touchpoints", touchpoints.toArray(Long[]::new))
                .query(rs -> {
                    told.put(
                            rs.getLong(1), new Told(rs.getString(2), rs.getString(3) == null ? "{}" : rs.getString(3)));
                });
        return told;
    }
}
