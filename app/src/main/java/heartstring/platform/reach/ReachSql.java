package heartstring.platform.reach;

import heartstring.platform.auth.Role;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of reaches. */
@Component
class ReachSql {

    private final JdbcClient jdbc;

    ReachSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was narrowed; all else is {@link Width#ALL}. */
    Map<Role, Map<RecordKind, Width>> all() {
        Map<Role, Map<RecordKind, Width>> all = new EnumMap<>(Role.class);
        jdbc.sql("select role, kind, width from platform.reach").query(rs -> {
            Role role = Role.valueOf(rs.getString(1));
            RecordKind kind = RecordKind.of(rs.getString(2)).orElseThrow();
            Width width = Width.of(rs.getString(3)).orElseThrow();
            all.computeIfAbsent(role, r -> new EnumMap<>(RecordKind.class)).put(kind, width);
        });
        return all;
    }

    /** Nobody else sets a reach before the transaction ends. */
    void lock() {
        jdbc.sql("lock table platform.reach in share row exclusive mode").update();
    }

    void set(Role role, RecordKind kind, Width width) {
        if (width == Width.ALL) {
            jdbc.sql("delete from platform.reach where role = :role and kind = :kind")
                    .param("role", role.name())
                    .param("kind", kind.word())
                    .update();
        } else {
            jdbc.sql("""
                            insert into platform.reach (role, kind, width) values (:role, :kind, :width)
                            on conflict (role, kind) do update set width = excluded.width""")
                    .param("role", role.name())
                    .param("kind", kind.word())
                    .param("width", width.word())
                    .update();
        }
    }
}
