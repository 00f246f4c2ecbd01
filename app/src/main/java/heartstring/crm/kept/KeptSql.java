package heartstring.crm.kept;

import heartstring.platform.reach.Reach;
import java.time.Instant;
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

    /** What is grouped by. */
    enum By {
        ALL("''"),
        CHANNEL("k.channel"),
        WEEK("to_char(k.began_at at time zone :zone, 'IYYY-\"W\"IW')"),
        COLLEAGUE("coalesce(u.name, '')"),
        TEAM("coalesce(t.name, '')");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * A group: how many were promised and are decided (done, or overdue), how many of those were kept, and the median minutes of those
     * done.
     */
    record Row(String group, long promised, long kept, long done, double medianMinutes) {}

    List<Row> rows(String kind, By by, Instant since, Instant now, String zone, Reach reach) {
        return jdbc.sql("""
                        select %s as place,
                               count(*) filter (where k.due_at is not null and (k.done_at is not null or k.due_at < :now::timestamptz)),
                               count(*) filter (where k.due_at is not null and k.done_at <= k.due_at),
                               count(*) filter (where k.done_at is not null),
                               coalesce(percentile_cont(0.5) within group (order by extract(epoch from k.done_at - k.began_at) / 60)
                                          filter (where k.done_at is not null), 0)
                          from crm.kept k join crm.conversation c on c.id = k.conversation_id
                          left join platform.v_user u on u.id = k.user_id
                          left join crm.team t on t.id = k.team_id
                         where k.kind = :kind and k.began_at >= :since::timestamptz and :zone <> '' and c.private_to is null %s
                         group by 1 order by 1 desc limit :most""".formatted(by.column, reach.and("c.assignee_id", "c.team_id")))
                .params(reach.params())
                .param("kind", kind)
                .param("since", since.toString())
                .param("now", now.toString())
                .param("zone", zone)
                .param("most", MOST_GROUPS)
                .query((rs, n) ->
                        new Row(rs.getString(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getDouble(5)))
                .list();
    }
}
