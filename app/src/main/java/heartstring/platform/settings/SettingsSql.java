package heartstring.platform.settings;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettingsSql {

    private record Row(String name, String value) {}

    private final JdbcClient jdbc;

    SettingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, String> all() {
        return jdbc.sql("SELECT name, value FROM platform.setting LIMIT 1000").query(Row.class).list().stream()
                .collect(Collectors.toUnmodifiableMap(Row::name, Row::value));
    }

    void set(String name, String value, @Nullable Long userId) {
        jdbc.sql("""
                        INSERT INTO platform.setting (name, value, changed_by) VALUES (:name, :value, :userId)
                        ON CONFLICT (name) DO UPDATE SET
                            value = excluded.value, changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param("name", name)
                .param("value", value)
                .param("userId", userId)
                .update();
    }
}
