package heartstring.customer.blocking;

import heartstring.customer.matching.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of blocked values. */
@Component
class BlockedValuesSql {

    private static final int COUNTED = 1_000;

    private final JdbcClient jdbc;

    BlockedValuesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Identifier identifier, String reason, @Nullable Long userId) {
        jdbc.sql("""
                        insert into customer.blocked_value (kind, value, reason, created_by) values (:kind, :value, :reason, :userId)
                        on conflict (kind, value) do update set reason = excluded.reason""")
                .param("kind", identifier.kind())
                .param("value", identifier.value())
                .param("reason", reason)
                .param("userId", userId)
                .update();
    }

    boolean remove(Identifier identifier) {
        return jdbc.sql("delete from customer.blocked_value where kind = :kind and value = :value")
                        .param("kind", identifier.kind())
                        .param("value", identifier.value())
                        .update()
                > 0;
    }

    long shownBy(Identifier identifier) {
        return jdbc.sql("""
                        select count(*) from (select from customer.identifier
                                               where kind = :kind and value = :value limit :most) i""")
                .param("kind", identifier.kind())
                .param("value", identifier.value())
                .param("most", COUNTED)
                .query(Long.class)
                .single();
    }

    List<BlockedValues.Blocked> all(int most) {
        return jdbc.sql("""
                        select b.kind, b.value, b.reason, b.created_at,
                               (select count(*) from (select from customer.identifier i
                                 where i.kind = b.kind and i.value = b.value limit :counted) x)
                          from customer.blocked_value b order by b.kind, b.value limit :most""")
                .param("counted", COUNTED)
                .param("most", most)
                .query((rs, n) -> new BlockedValues.Blocked(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getLong(5)))
                .list();
    }
}
