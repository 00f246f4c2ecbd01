package heartstring.story.arms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what has a hold-out. */
@Component
class HoldOutsSql {

    private final JdbcClient jdbc;

    HoldOutsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HoldOut> all() {
        return jdbc.sql("""
                        select trial, kind, name, path, percent, since, changed_at from story.hold_out
                         order by kind <> 'everything', since desc, trial""").query((rs, n) -> read(rs)).list();
    }

    private static HoldOut read(ResultSet rs) throws SQLException {
        return new HoldOut(
                rs.getString(1),
                HoldOut.Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                rs.getString(3),
                rs.getString(4),
                rs.getInt(5),
                rs.getTimestamp(6).toInstant(),
                rs.getTimestamp(7).toInstant());
    }

    /** Whether it was not begun before. */
    boolean begin(HoldOut.Kind kind, Trial trial, String name, @Nullable String path, Instant at) {
        return jdbc.sql("""
                        insert into story.hold_out (trial, kind, name, path, percent, since, changed_at)
                        values (:trial, :kind, :name, :path, :percent, :at::timestamptz, :at::timestamptz) on conflict (trial) do nothing""")
                        .param("trial", trial.key())
                        .param("kind", kind.text())
                        .param("name", name)
                        .param("path", path)
                        .param("percent", trial.holdOutPercent())
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    boolean change(Trial trial, Instant at) {
        return jdbc.sql("""
                        update story.hold_out set percent = :percent, changed_at = :at::timestamptz
                         where trial = :trial and percent <> :percent""")
                        .param("trial", trial.key())
                        .param("percent", trial.holdOutPercent())
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    boolean everything(int percent, Instant at) {
        return jdbc.sql("""
                        insert into story.hold_out as h (trial, kind, name, path, percent, since, changed_at)
                        values (:trial, 'everything', 'Everything optional', '/proof', :percent, :at::timestamptz, :at::timestamptz)
                        on conflict (trial) do update set percent = excluded.percent, changed_at = excluded.changed_at
                         where h.percent <> excluded.percent""")
                        .param("trial", HoldOuts.EVERYTHING)
                        .param("percent", percent)
                        .param("at", at.toString())
                        .update()
                == 1;
    }
}
