package heartstring.touchpoint.rejected;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of rejected events. */
@Component
class RejectedSql {

    /** A reason without its figures; the same words here and in the filter. */
    private static final String WORDS = "regexp_replace(r.reason, '[0-9][0-9TZ:.,-]*', '…', 'g')";

    private static final String WHERE = """
                         where r.replayed_at is null and (:source = 0 or r.source_id = :source)
                           and (:reason = '' or %s = :reason)""".formatted(WORDS);

    private static final String SELECT = """
                        select r.id, r.source_id, coalesce(s.name, '?') source, r.received_at, r.reason, r.payload, r.last_tried_at
                          from touchpoint.rejected r left join touchpoint.source s on s.id = r.source_id
                        """;

    private static final int MOST_REASONS = 50;

    private final JdbcClient jdbc;

    RejectedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RejectedEvent> list(Rejected.Filter filter, long before, int most) {
        return jdbc.sql(SELECT + WHERE + " and (:before = 0 or r.id < :before) order by r.id desc limit :most")
                .param("source", filter.source())
                .param("reason", filter.reason())
                .param("before", before)
                .param("most", most)
                .query(RejectedSql::event)
                .list();
    }

    Optional<RejectedEvent> find(long id) {
        return jdbc.sql(SELECT + " where r.id = :id and r.replayed_at is null")
                .param("id", id)
                .query(RejectedSql::event)
                .optional();
    }

    List<Long> oldest(Rejected.Filter filter, int most) {
        return jdbc.sql("select r.id from touchpoint.rejected r " + WHERE + " order by r.id limit :most")
                .param("source", filter.source())
                .param("reason", filter.reason())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<Rejected.Reason> reasons() {
        return jdbc.sql("select " + WORDS + ", count(*) from touchpoint.rejected r where r.replayed_at is null"
                        + " group by 1 order by 2 desc, 1 limit :most")
                .param("most", MOST_REASONS)
                .query((rs, n) -> new Rejected.Reason(rs.getString(1), rs.getLong(2)))
                .list();
    }

    void edit(long id, String payload) {
        jdbc.sql("update touchpoint.rejected set payload = :payload where id = :id and replayed_at is null")
                .param("payload", payload)
                .param("id", id)
                .update();
    }

    /** The payload has become a touchpoint; it is not kept twice. */
    void landed(long id) {
        jdbc.sql(
                        "update touchpoint.rejected set replayed_at = now(), last_tried_at = now(), payload = '' where id = :id")
                .param("id", id)
                .update();
    }

    void still(long id, String reason) {
        jdbc.sql("update touchpoint.rejected set last_tried_at = now(), reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    int discard(List<Long> ids) {
        return jdbc.sql("delete from touchpoint.rejected where id = any(:ids) and replayed_at is null")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    int discardOld(Duration kept, int most) {
        return jdbc.sql("""
                        delete from touchpoint.rejected where id in (
                          select id from touchpoint.rejected where received_at < now() - make_interval(secs => :seconds)
                           order by received_at limit :most)""")
                .param("seconds", kept.toSeconds())
                .param("most", most)
                .update();
    }

    private static RejectedEvent event(ResultSet rs, int n) throws SQLException {
        Timestamp tried = rs.getTimestamp("last_tried_at");
        return new RejectedEvent(
                rs.getLong("id"),
                rs.getInt("source_id"),
                rs.getString("source"),
                rs.getTimestamp("received_at").toInstant(),
                rs.getString("reason"),
                rs.getString("payload"),
                tried == null ? null : tried.toInstant());
    }
}
