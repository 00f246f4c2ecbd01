package heartstring.customer.limits;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of identifier limits. */
@Component
class LimitsSql {

    private final JdbcClient jdbc;

    LimitsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Integer> all() {
        Map<String, Integer> limits = new HashMap<>();
        jdbc.sql("select kind, most from customer.identifier_limit limit 1000").query(rs -> {
            limits.put(rs.getString(1), rs.getInt(2));
        });
        return Map.copyOf(limits);
    }

    void set(String kind, int most, @Nullable Long userId) {
        jdbc.sql("""
                        insert into customer.identifier_limit (kind, most, changed_by) values (:kind, :most, :userId)
                        on conflict (kind) do update set most = excluded.most, changed_at = now(), changed_by = excluded.changed_by""")
                .param("kind", kind)
                .param("most", most)
                .param("userId", userId)
                .update();
    }

    void forget(String kind) {
        jdbc.sql("delete from customer.identifier_limit where kind = :kind")
                .param("kind", kind)
                .update();
    }
}
