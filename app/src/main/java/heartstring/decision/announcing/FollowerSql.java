package heartstring.decision.announcing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that follow lists of rooms below. */
@Component
class FollowerSql {

    private final JdbcClient jdbc;

    FollowerSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody came into a segment or left it; {@code profileId} is 0 when nobody is left of them. */
    record Change(long id, int segmentId, String name, long profileId, boolean entered, Instant at) {}

    /** Pieces went from one customer to another. */
    record Merge(long id, String kind, long from, long to, String by, long profileId, Instant at) {

        boolean isMerge() {
            return kind.equals("merge");
        }
    }

    /** How far a list was followed, held until the transaction ends; empty while another server follows it. */
    Optional<Long> hold(String name) {
        return jdbc.sql("select upto from decision.announced where name = :name for update skip locked")
                .param("name", name)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void skipSegments() {
        jdbc.sql("""
                        update decision.announced set upto = c.last
                          from (select coalesce(max(id), 0) as last from story.v_segment_change) c
                         where name = 'segments' and upto < c.last""").update();
    }

    void skipMerges() {
        jdbc.sql("""
                        update decision.announced set upto = c.last
                          from (select coalesce(max(id), 0) as last from customer.v_movement) c
                         where name = 'merges' and upto < c.last""").update();
    }

    void advance(String name, long upto) {
        jdbc.sql("update decision.announced set upto = :upto where name = :name")
                .param("upto", upto)
                .param("name", name)
                .update();
    }

    List<Change> changes(long after, int most) {
        return jdbc.sql("""
                        select c.id, c.segment_id, coalesce(s.name, ''),
                               coalesce((select min(p.id) from customer.v_profile p
                                          where p.customer_id = c.customer_id and p.erased_at is null), 0), c.entered, c.at
                          from story.v_segment_change c left join story.v_segment s on s.id = c.segment_id
                         where c.id > :after order by c.id limit :most""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new Change(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getBoolean(5),
                        rs.getTimestamp(6).toInstant()))
                .list();
    }

    List<Merge> merges(long after, int most) {
        return jdbc.sql("""
                        select m.id, m.kind, m.from_customer_id, m.to_customer_id, m.actor_kind,
                               coalesce((select min(p.id) from customer.v_profile p
                                          where p.customer_id = m.to_customer_id and p.erased_at is null), 0), m.happened_at
                          from customer.v_movement m where m.id > :after order by m.id limit :most""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new Merge(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getTimestamp(7).toInstant()))
                .list();
    }
}
