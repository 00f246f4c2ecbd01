package heartstring.crm.kept;

import heartstring.platform.reach.Reach;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count what was promised and kept; of conversations within reach. */
@Component
class KeptSql {

    private static final int MOST_GROUPS = 200;

    private final JdbcClient jdbc;

    KeptSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is grouped by; the number says which columns a group is not of. */
    enum By {
        ALL(15),
        CHANNEL(7),
        WEEK(11),
        COLLEAGUE(13),
        TEAM(14);

        private final int without;

        By(int without) {
            this.without = without;
        }
    }

    /**
     * A group: how many were promised and are decided (done, or overdue), how many of those were kept, and the median minutes of those
     * done.
     */
    record Row(By by, String group, long promised, long kept, long done, double medianMinutes) {}

    /** All groups of all ways of grouping, read in one go. */
    List<Row> rows(String kind, Instant since, Instant now, String zone, Reach reach) {
        return jdbc.sql("""
                        with wait as (
                          select k.channel, date_trunc('week', k.began_at at time zone :zone) as week, u.id as user_id, u.name as colleague,
                                 t.id as team_id, t.name as team, k.due_at, k.done_at,
                                 extract(epoch from k.done_at - k.began_at)::float8 / 60 as minutes
                            from crm.kept k join crm.conversation c on c.id = k.conversation_id
                            left join platform.v_user u on u.id = k.user_id
                            left join crm.team t on t.id = k.team_id
                           where k.kind = :kind and k.began_at >= :since::timestamptz and c.private_to is null %s),
                        grouped as (
                          select grouping(channel, week, user_id, team_id) as without,
                                 coalesce(case grouping(channel, week, user_id, team_id)
                                            when 7 then channel when 11 then to_char(week, 'IYYY-"W"IW')
                                            when 13 then min(colleague) when 14 then min(team) end, '') as place,
                                 count(*) filter (where due_at is not null and (done_at is not null or due_at < :now::timestamptz)) as promised,
                                 count(*) filter (where due_at is not null and done_at <= due_at) as kept, count(done_at) as done,
                                 coalesce(percentile_cont(0.5) within group (order by minutes), 0) as median
                            from wait group by grouping sets ((), (channel), (week), (user_id), (team_id)))
                        select without, place, promised, kept, done, median
                          from (select *, row_number() over (partition by without order by place desc) as n from grouped) g
                         where n <= :most order by without, place desc""".formatted(reach.and("c.assignee_id", "c.team_id")))
                .params(reach.params())
                .param("kind", kind)
                .param("since", since.toString())
                .param("now", now.toString())
                .param("zone", zone)
                .param("most", MOST_GROUPS)
                .query((rs, n) -> new Row(
                        by(rs.getInt(1)),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getDouble(6)))
                .list();
    }

    private static By by(int without) {
        return Arrays.stream(By.values())
                .filter(b -> b.without == without)
                .findFirst()
                .orElseThrow();
    }
}
