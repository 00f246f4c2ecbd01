package heartstring.story.membership;

import heartstring.customer.owners.CustomerReach;
import heartstring.story.membership.Membership.Change;
import heartstring.story.membership.Membership.Day;
import heartstring.story.membership.Membership.Flow;
import heartstring.story.membership.Membership.In;
import heartstring.story.membership.Membership.Member;
import heartstring.story.membership.Membership.News;
import heartstring.story.membership.Membership.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that tell who is in which segment. */
@Component
class MembershipSql {

    private static final int MOST_SEGMENTS = 500;

    private final JdbcClient jdbc;

    MembershipSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Integer, Size> sizes() {
        Map<Integer, Size> sizes = new HashMap<>();
        jdbc.sql("""
                        select segment_id, version, customers, greatest(looked_at, 'epoch') from story.segment_state
                         where version > 0 limit :most""").param("most", MOST_SEGMENTS).query(rs -> {
            sizes.put(
                    rs.getInt(1),
                    new Size(
                            rs.getInt(1),
                            rs.getInt(2),
                            rs.getLong(3),
                            rs.getTimestamp(4).toInstant()));
        });
        return sizes;
    }

    List<Day> days(int segment, int version, LocalDate since) {
        return jdbc.sql("""
                        select day, customers, came, went from story.segment_size
                         where segment_id = :segment and version = :version and day >= :since order by day limit 2000""")
                .param("segment", segment)
                .param("version", version)
                .param("since", since)
                .query((rs, n) ->
                        new Day(rs.getObject(1, LocalDate.class), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .list();
    }

    Map<Integer, Flow> flows(LocalDate since) {
        Map<Integer, Flow> flows = new HashMap<>();
        jdbc.sql(
                        "select segment_id, sum(came), sum(went) from story.segment_size where day >= :since group by 1 limit :most")
                .param("since", since)
                .param("most", MOST_SEGMENTS)
                .query(rs -> {
                    flows.put(rs.getInt(1), new Flow(rs.getLong(2), rs.getLong(3)));
                });
        return flows;
    }

    List<News> latest(int segment, int most, CustomerReach reach) {
        return jdbc.sql("""
                        select c.id, c.customer_id, coalesce(nullif(h.name, ''), 'Customer ' || c.customer_id), c.entered, c.at, c.since
                          from story.segment_change c join customer.v_headline h on h.customer_id = c.customer_id
                         where c.segment_id = :segment%s order by c.id desc limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("segment", segment)
                .param("most", most)
                .query((rs, n) -> new News(
                        rs.getLong(1),
                        segment,
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getTimestamp(6).toInstant()))
                .list();
    }

    List<Change> after(long id, int segment, int most) {
        return jdbc.sql("""
                        select id, segment_id, customer_id, entered, at from story.segment_change
                         where id > :id %s order by id limit :most""".formatted(segment == 0 ? "" : "and segment_id = :segment"))
                .param("id", id)
                .param("segment", segment)
                .param("most", most)
                .query((rs, n) -> new Change(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getLong(3),
                        rs.getBoolean(4),
                        rs.getTimestamp(5).toInstant()))
                .list();
    }

    List<Member> page(int segment, long after, int most, CustomerReach reach) {
        return jdbc.sql("""
                        select m.customer_id, m.entered_at from story.segment_member m
                         where m.segment_id = :segment and m.customer_id > :after%s
                         order by m.customer_id limit :most""".formatted(reach.andOf("m.customer_id")))
                .params(reach.params())
                .param("segment", segment)
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new Member(rs.getLong(1), rs.getTimestamp(2).toInstant()))
                .list();
    }

    List<In> of(long customer) {
        return jdbc.sql("""
                        select m.segment_id, m.entered_at
                          from story.segment_member m join story.segment_state s on s.segment_id = m.segment_id and s.version > 0
                         where m.customer_id = :customer order by m.segment_id limit :most""")
                .param("customer", customer)
                .param("most", MOST_SEGMENTS)
                .query((rs, n) -> new In(rs.getInt(1), rs.getTimestamp(2).toInstant()))
                .list();
    }
}
