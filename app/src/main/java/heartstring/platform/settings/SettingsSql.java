package heartstring.platform.settings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of settings. */
@Component
class SettingsSql {

    private final JdbcClient jdbc;

    SettingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, String> all() {
        Map<String, String> map = new HashMap<>();
        jdbc.sql("select name, value from platform.setting limit 1000").query(rs -> {
            map.put(rs.getString(1), rs.getString(2));
        });
        return map;
    }

    void set(String name, String value, @Nullable Long userId) {
        jdbc.sql("""
                        insert into platform.setting (name, value, changed_by) values (:name, :value, :userId)
                        on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()""")
                .param("name", name)
                .param("value", value)
                .param("userId", userId)
                .update();
    }
}
