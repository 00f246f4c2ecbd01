package heartstring.crm.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep conversations true to their talk; rows are locked in the order of their numbers. */
@Component
class UpkeepSql {

    private static final String RUNNING =
            "select id, state, waiting_since, opened_at, priority, channel from crm.conversation where ";

    private final JdbcClient jdbc;

    UpkeepSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What promises depend on. */
    record Running(long id, State state, @Nullable Instant waiting, Instant openedAt, int priority, String channel) {}

    record Due(long id, @Nullable Instant answer, @Nullable Instant resolve) {}

    void refresh(long[] conversations) {
        jdbc.sql("select id from crm.conversation where id = any(:ids) order by id for update")
                .param("ids", conversations)
                .query(row -> {});
        jdbc.sql("""
                        update crm.conversation c
                           set profile_id = case when s.keeps then c.profile_id else l.profile_id end, channel = l.channel,
                               first_at = s.first_at, last_at = coalesce(s.last_at, s.first_at), last_touchpoint_id = l.touchpoint_id,
                               last_by = case when l.who = 'note' then 'nobody' else l.who end, last_in_at = s.last_in_at, talks = s.talks,
                               waiting_since = case when c.state = 'resolved' then null else w.at end
                          from (select t.conversation_id, min(t.at) first_at, max(t.at) filter (where t.who <> 'note') last_at,
                                       max(t.at) filter (where t.who = 'customer') last_in_at,
                                       max(t.at) filter (where t.who = 'us') last_out_at, count(*) talks,
                                       bool_or(t.profile_id = d.profile_id) keeps
                                  from crm.talk t join crm.conversation d on d.id = t.conversation_id
                                 where t.conversation_id = any(:ids) group by 1) s
                          join crm.conversation o on o.id = s.conversation_id
                          cross join lateral (
                            select t.touchpoint_id, t.channel, t.who, t.profile_id from crm.talk t where t.conversation_id = s.conversation_id
                             order by t.who = 'note', t.at desc, t.touchpoint_id desc limit 1) l
                          left join lateral (
                            select min(t.at) as at from crm.talk t
                             where t.conversation_id = s.conversation_id and t.asks and t.at > coalesce(s.last_out_at, '-infinity')
                               and t.at > coalesce(o.settled_at, '-infinity')) w on true
                         where c.id = s.conversation_id""").param("ids", conversations).update();
    }

    List<Running> running(long[] conversations) {
        return jdbc.sql(RUNNING + "id = any(:ids) order by id for update")
                .param("ids", conversations)
                .query((rs, n) -> running(rs))
                .list();
    }

    List<Running> stale(int era, int most) {
        return jdbc.sql(RUNNING + "state = 'open' and clock_era <> :era order by id limit :most for update")
                .param("era", era)
                .param("most", most)
                .query((rs, n) -> running(rs))
                .list();
    }

    private static Running running(ResultSet rs) throws SQLException {
        Timestamp waiting = rs.getTimestamp(3);
        return new Running(
                rs.getLong(1),
                State.of(rs.getString(2)),
                waiting == null ? null : waiting.toInstant(),
                rs.getTimestamp(4).toInstant(),
                rs.getInt(5),
                rs.getString(6));
    }

    void due(List<Due> dues, int era) {
        jdbc.sql("""
                        update crm.conversation c
                           set answer_due_at = d.a::timestamptz, resolve_due_at = d.r::timestamptz, clock_era = :era
                          from unnest(:ids::bigint[], :answers::text[], :resolves::text[]) as d(i, a, r)
                         where c.id = d.i""")
                .param("ids", dues.stream().mapToLong(Due::id).toArray())
                .param("answers", dues.stream().map(d -> text(d.answer())).toArray(String[]::new))
                .param("resolves", dues.stream().map(d -> text(d.resolve())).toArray(String[]::new))
                .param("era", era)
                .update();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    List<Long> wake(Instant now, int most) {
        return jdbc.sql("""
                        update crm.conversation set state = 'open', snoozed_until = null
                         where id = any(array(select id from crm.conversation where state = 'snoozed' and snoozed_until <= :now::timestamptz
                                               order by snoozed_until limit :most for update skip locked)) returning id""")
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
