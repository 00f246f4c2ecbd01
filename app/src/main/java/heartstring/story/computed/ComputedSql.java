package heartstring.story.computed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of definitions. */
@Component
class ComputedSql {

    private static final String COLUMNS =
            "select id, key, name, definition::text, made_at, retired_at, filled_to, fill_until, filled_at from story.computed";

    private final JdbcClient jdbc;

    ComputedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that there are and were, by name. */
    List<ComputedProperty> all() {
        return jdbc.sql(COLUMNS + " order by lower(name), id limit 1000")
                .query((rs, n) -> read(rs))
                .list();
    }

    /** Those that are kept up to date. */
    List<ComputedProperty> living() {
        return jdbc.sql(COLUMNS + " where retired_at is null order by id limit 1000")
                .query((rs, n) -> read(rs))
                .list();
    }

    /** Holds definitions, so that two people do not add the last one that fits at the same time. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7305, 4)").query(row -> {});
    }

    /** Its number; 0 where the key or the name is taken. */
    int add(String key, String name, Definition definition, Instant now) {
        return jdbc.sql("""
                        insert into story.computed (key, name, definition, made_at, fill_until)
                        select :key, :name, :definition::jsonb, :now::timestamptz, coalesce(max(p.id), 0) from customer.v_profile p
                        on conflict do nothing returning id""")
                .param("key", key)
                .param("name", name)
                .param("definition", JsonMapper.shared().writeValueAsString(definition))
                .param("now", Timestamp.from(now))
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .orElse(0);
    }

    boolean rename(int id, String name) {
        return jdbc.sql("""
                        update story.computed c set name = :name where id = :id and retired_at is null
                           and not exists (select from story.computed o
                                            where o.id <> c.id and o.retired_at is null and lower(o.name) = lower(:name))""").param("id", id).param("name", name).update() > 0;
    }

    boolean retire(int id, Instant now) {
        return jdbc.sql("update story.computed set retired_at = :now where id = :id and retired_at is null")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /** One whose past is not read yet, until the transaction ends this server's; the oldest first. */
    Optional<ComputedProperty> toFill() {
        return jdbc.sql(COLUMNS
                        + " where retired_at is null and filled_at is null order by id limit 1 for update skip locked")
                .query((rs, n) -> read(rs))
                .optional();
    }

    boolean isToFill() {
        return jdbc.sql("select exists (select from story.computed where retired_at is null and filled_at is null)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** The next pieces after this number, by number. */
    long[] profiles(long after, int most) {
        return jdbc
                .sql("select id from customer.v_profile where id > :after order by id limit :most")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void filled(int id, long to, @Nullable Instant at) {
        jdbc.sql("update story.computed set filled_to = :to, filled_at = :at::timestamptz where id = :id")
                .param("id", id)
                .param("to", to)
                .param("at", at == null ? null : Timestamp.from(at))
                .update();
    }

    private static ComputedProperty read(ResultSet rs) throws SQLException {
        return new ComputedProperty(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                JsonMapper.shared().readValue(rs.getString(4), Definition.class),
                rs.getTimestamp(5).toInstant(),
                moment(rs, 6),
                rs.getLong(7),
                rs.getLong(8),
                moment(rs, 9));
    }

    private static @Nullable Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp moment = rs.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
