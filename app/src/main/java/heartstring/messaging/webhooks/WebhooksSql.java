package heartstring.messaging.webhooks;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of endpoints. */
@Component
class WebhooksSql {

    private final JdbcClient jdbc;

    WebhooksSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName webhookName() {
        return new SubjectName("webhook", "select url from messaging.webhook_endpoint where id = subject.id", null);
    }

    List<Endpoint> all() {
        return jdbc.sql("""
                        select id, url, description, kinds, disabled_at is not null, coalesce(disabled_why, ''), made_at, failing_since,
                               good_at, old_until
                          from messaging.webhook_endpoint order by disabled_at is not null, id limit :most""")
                .param("most", Webhooks.MOST)
                .query(WebhooksSql::endpoint)
                .list();
    }

    Optional<Endpoint> find(int id) {
        return jdbc.sql("""
                        select id, url, description, kinds, disabled_at is not null, coalesce(disabled_why, ''), made_at, failing_since,
                               good_at, old_until
                          from messaging.webhook_endpoint where id = :id""").param("id", id).query(WebhooksSql::endpoint).optional();
    }

    private static Endpoint endpoint(ResultSet rs, int n) throws SQLException {
        return new Endpoint(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                List.of((String[]) rs.getArray(4).getArray()),
                rs.getBoolean(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                instant(rs.getTimestamp(8)),
                instant(rs.getTimestamp(9)),
                instant(rs.getTimestamp(10)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    int add(String url, String description, List<String> kinds, byte[] secret, Instant now) {
        return jdbc.sql("""
                        insert into messaging.webhook_endpoint (url, description, kinds, secret, made_at, since_at)
                        values (:url, :description, :kinds, :secret, :now::timestamptz, :now::timestamptz) returning id""")
                .param("url", url)
                .param("description", description)
                .param("kinds", kinds.toArray(String[]::new))
                .param("secret", secret)
                .param("now", now.toString())
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** Another address begins with a clean slate. */
    boolean change(int id, String url, String description, List<String> kinds) {
        return jdbc.sql("""
                        update messaging.webhook_endpoint
                           set failing_since = case when url = :url then failing_since end,
                               failures = case when url = :url then failures else 0 end,
                               paused_until = case when url = :url then paused_until end,
                               url = :url, description = :description, kinds = :kinds where id = :id""")
                        .param("url", url)
                        .param("description", description)
                        .param("kinds", kinds.toArray(String[]::new))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** News of the time while it was off is none to it. */
    boolean turn(int id, boolean on, String why, Instant now) {
        return jdbc.sql("""
                        update messaging.webhook_endpoint
                           set disabled_at = case when :on then null else coalesce(disabled_at, :now::timestamptz) end,
                               disabled_why = nullif(:why, ''), failing_since = null, failures = 0, paused_until = null,
                               since_at = case when :on and disabled_at is not null then :now::timestamptz else since_at end
                         where id = :id""")
                        .param("on", on)
                        .param("why", why)
                        .param("now", now.toString())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean remove(int id) {
        return jdbc.sql("delete from messaging.webhook_endpoint where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean rotate(int id, byte[] secret, Instant until) {
        return jdbc.sql("""
                        update messaging.webhook_endpoint set old_secret = secret, old_until = :until::timestamptz, secret = :secret
                         where id = :id""")
                        .param("secret", secret)
                        .param("until", until.toString())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The secrets that sign now, sealed, the newest first. */
    List<byte[]> secrets(int id, Instant now) {
        return jdbc.sql("""
                        select s from messaging.webhook_endpoint e,
                               lateral (values (1, e.secret), (2, case when e.old_until > :now::timestamptz then e.old_secret end)) v (n, s)
                         where e.id = :id and s is not null order by n""")
                .param("id", id)
                .param("now", now.toString())
                .query((rs, n) -> rs.getBytes(1))
                .list();
    }

    void good(int id, Instant now) {
        jdbc.sql("""
                        update messaging.webhook_endpoint set good_at = :now::timestamptz, failing_since = null, failures = 0, paused_until = null
                         where id = :id""").param("now", now.toString()).param("id", id).update();
    }

    /** Counts a call that failed; how many in a row, and since when. */
    Failing failed(int id, Instant now) {
        return jdbc.sql("""
                        update messaging.webhook_endpoint
                           set failures = failures + 1, failing_since = coalesce(failing_since, :now::timestamptz)
                         where id = :id returning failures, failing_since""")
                .param("now", now.toString())
                .param("id", id)
                .query((rs, n) -> new Failing(rs.getInt(1), rs.getTimestamp(2).toInstant()))
                .optional()
                .orElse(new Failing(0, now));
    }

    record Failing(int failures, Instant since) {}

    void pause(int id, Instant until) {
        jdbc.sql("update messaging.webhook_endpoint set paused_until = :until::timestamptz where id = :id")
                .param("until", until.toString())
                .param("id", id)
                .update();
    }
}
