package heartstring.platform.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of bulks. */
@Component
class BulksSql {

    private static final String BULK = """
                        select b.id, b.subject, b.what, b.value, b.says, b.back, b.user_id, u.name, b.state, b.total, b.begun_at, b.ended_at,
                               r.waiting, r.changed, r.same, r.refused, r.undone, r.kept
                          from platform.bulk b join platform.users u on u.id = b.user_id
                          cross join lateral (
                            select count(*) filter (where r.state = 'waiting') waiting, count(*) filter (where r.state = 'changed') changed,
                                   count(*) filter (where r.state = 'same') same, count(*) filter (where r.state = 'refused') refused,
                                   count(*) filter (where r.state = 'undone') undone, count(*) filter (where r.state = 'kept') kept
                              from platform.bulk_row r where r.bulk_id = b.id) r
                        """;

    private final JdbcClient jdbc;

    BulksSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that is to be worked on; what it held before and after, for undoing. */
    record Row(
            long subjectId,
            @Nullable String before,
            @Nullable String after) {}

    /** What became of a row. */
    record Done(
            long subjectId,
            String state,
            @Nullable String before,
            @Nullable String after,
            @Nullable String fault) {}

    long add(Bulks.Wanted wanted, long user, Instant now) {
        return jdbc.sql("""
                        insert into platform.bulk (subject, what, value, says, back, user_id, total, begun_at)
                        values (:subject, :what, :value, :says, :back, :user, :total, :now::timestamptz) returning id""")
                .param("subject", wanted.subject())
                .param("what", wanted.what())
                .param("value", wanted.value())
                .param("says", wanted.says())
                .param("back", wanted.back())
                .param("user", user)
                .param("total", wanted.ids().size())
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void addRows(long bulk, List<Long> ids) {
        jdbc.sql("insert into platform.bulk_row (bulk_id, subject_id) select :bulk, id from unnest(:ids::bigint[]) id")
                .param("bulk", bulk)
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    Optional<Bulk> find(long id) {
        return jdbc.sql(BULK + " where b.id = :id")
                .param("id", id)
                .query((rs, n) -> bulk(rs))
                .optional();
    }

    Optional<Bulk> last(String subject, long user, Instant since) {
        return jdbc.sql(
                        BULK
                                + " where b.user_id = :user and b.subject = :subject and b.begun_at > :since::timestamptz order by b.id desc limit 1")
                .param("user", user)
                .param("subject", subject)
                .param("since", since.toString())
                .query((rs, n) -> bulk(rs))
                .optional();
    }

    /** Takes a bulk that is under way and that nobody else works on, until the transaction ends. */
    boolean take(long id) {
        return jdbc.sql("""
                        select id from platform.bulk where id = :id and state in ('running', 'undoing') for update skip locked""").param("id", id).query((rs, n) -> true).optional().isPresent();
    }

    List<Row> rows(long bulk, String state, int most) {
        return jdbc.sql("""
                        select subject_id, before, after from platform.bulk_row where bulk_id = :bulk and state = :state
                         order by subject_id limit :most""")
                .param("bulk", bulk)
                .param("state", state)
                .param("most", most)
                .query((rs, n) -> new Row(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    void done(long bulk, List<Done> done) {
        jdbc.sql("""
                        update platform.bulk_row r set state = d.state, before = d.before, after = d.after, fault = d.fault
                          from unnest(:ids::bigint[], :states::text[], :befores::text[], :afters::text[], :faults::text[])
                               as d(id, state, before, after, fault)
                         where r.bulk_id = :bulk and r.subject_id = d.id""")
                .param("bulk", bulk)
                .param("ids", done.stream().mapToLong(Done::subjectId).toArray())
                .param("states", done.stream().map(Done::state).toArray(String[]::new))
                .param("befores", done.stream().map(Done::before).toArray(String[]::new))
                .param("afters", done.stream().map(Done::after).toArray(String[]::new))
                .param("faults", done.stream().map(Done::fault).toArray(String[]::new))
                .update();
    }

    /** Goes from one of these states to another; false when it is in none of them. */
    boolean go(long id, List<String> from, String to, @Nullable Instant endedAt, long undoneBy) {
        return jdbc.sql("""
                        update platform.bulk set state = :to, ended_at = :ended::timestamptz,
                               undone_by = coalesce(nullif(:by::bigint, 0), undone_by)
                         where id = :id and state = any(:from)""")
                        .param("id", id)
                        .param("to", to)
                        .param("ended", endedAt == null ? null : endedAt.toString())
                        .param("by", undoneBy)
                        .param("from", from.toArray(String[]::new))
                        .update()
                > 0;
    }

    /** Why rows were refused, and how often. */
    List<String> faults(long bulk, int most) {
        return jdbc.sql("""
                        select fault || case when count(*) > 1 then ' (' || count(*) || ' times)' else '' end
                          from platform.bulk_row where bulk_id = :bulk and state = 'refused' and fault is not null
                         group by fault order by count(*) desc, fault limit :most""")
                .param("bulk", bulk)
                .param("most", most)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    int forget(String subject, long[] ids) {
        return jdbc.sql("""
                        delete from platform.bulk_row r using platform.bulk b
                         where r.subject_id = any(:ids) and b.id = r.bulk_id and b.subject = :subject""").param("subject", subject).param("ids", ids).update();
    }

    /** Rows of bulks that began before that moment, at most so many. */
    int discard(Instant before, int most) {
        return jdbc.sql("""
                        delete from platform.bulk_row where (bulk_id, subject_id) in (
                          select r.bulk_id, r.subject_id from platform.bulk b join platform.bulk_row r on r.bulk_id = b.id
                           where b.begun_at < :before::timestamptz limit :most)""")
                .param("before", before.toString())
                .param("most", most)
                .update();
    }

    private static Bulk bulk(ResultSet rs) throws SQLException {
        Timestamp ended = rs.getTimestamp(12);
        return new Bulk(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getLong(7),
                rs.getString(8),
                rs.getString(9),
                rs.getInt(10),
                rs.getTimestamp(11).toInstant(),
                ended == null ? null : ended.toInstant(),
                new Bulk.Counts(
                        rs.getInt(13), rs.getInt(14), rs.getInt(15), rs.getInt(16), rs.getInt(17), rs.getInt(18)));
    }
}
