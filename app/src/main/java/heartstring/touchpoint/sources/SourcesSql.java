package heartstring.touchpoint.sources;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of sources. */
@Component
class SourcesSql {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    SourcesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName sourceName() {
        return new SubjectName("source", "select name from touchpoint.source where id = subject.id", null);
    }

    Optional<Source> byHash(byte[] hash) {
        return jdbc.sql("""
                        select id, name, channel, user_id_namespace from touchpoint.source
                         where write_key_hash = :hash and disabled_at is null""").param("hash", hash).query(SourcesSql::source).optional();
    }

    Optional<Source> byName(String name) {
        return jdbc.sql("select id, name, channel, user_id_namespace from touchpoint.source where name = :name")
                .param("name", name)
                .query(SourcesSql::source)
                .optional();
    }

    Optional<Source> byId(int id) {
        return jdbc.sql("select id, name, channel, user_id_namespace from touchpoint.source where id = :id")
                .param("id", id)
                .query(SourcesSql::source)
                .optional();
    }

    List<Sources.Line> all() {
        return jdbc.sql("""
                        select id, name, channel, user_id_namespace, coalesce(write_key_hint, '') hint, created_at, disabled_at is not null off
                          from touchpoint.source order by name limit :most""")
                .param("most", MOST)
                .query((rs, n) -> new Sources.Line(
                        source(rs, n),
                        rs.getString("hint"),
                        rs.getTimestamp("created_at").toInstant(),
                        rs.getBoolean("off")))
                .list();
    }

    Source insert(
            String name,
            String channel,
            String namespace,
            byte @Nullable [] hash,
            @Nullable String hint,
            @Nullable Long userId) {
        return jdbc.sql("""
                        insert into touchpoint.source (name, channel, user_id_namespace, write_key_hash, write_key_hint, created_by)
                        values (:name, :channel, :namespace, :hash, :hint, :userId)
                        returning id, name, channel, user_id_namespace""")
                .param("name", name)
                .param("channel", channel)
                .param("namespace", namespace)
                .param("hash", hash)
                .param("hint", hint)
                .param("userId", userId)
                .query(SourcesSql::source)
                .single();
    }

    /** Makes a source without a key unless there is one of that name; of two who make it at once, one waits for the other. */
    void make(String name, String channel, String namespace) {
        jdbc.sql("""
                        insert into touchpoint.source (name, channel, user_id_namespace) values (:name, :channel, :namespace)
                        on conflict (name) do nothing""")
                .param("name", name)
                .param("channel", channel)
                .param("namespace", namespace)
                .update();
    }

    void disable(int id, boolean disabled) {
        jdbc.sql(
                        "update touchpoint.source set disabled_at = case when :off then coalesce(disabled_at, now()) end where id = :id")
                .param("off", disabled)
                .param("id", id)
                .update();
    }

    private static Source source(ResultSet rs, int n) throws SQLException {
        return new Source(
                rs.getInt("id"), rs.getString("name"), rs.getString("channel"), rs.getString("user_id_namespace"));
    }
}
