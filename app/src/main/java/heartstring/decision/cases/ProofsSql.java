package heartstring.decision.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what speaks for cases and what was done about them. */
@Component
class ProofsSql {

    private final JdbcClient jdbc;

    ProofsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was done about these, the newest first. */
    List<Step> steps(long[] ids, int most) {
        return jdbc.sql("""
                        select s.id, s.at, s.user_id, coalesce(u.name, ''), s.kind, coalesce(s.touchpoint_id, 0), coalesce(s.points, 0),
                               coalesce(s.cost_minor, 0), coalesce(s.currency, ''),
                               case when s.kind = 'amends' then coalesce(s.thing, 'points') else '' end, coalesce(s.thing_name, ''),
                               s.handed_at is not null, s.undone_at is not null
                          from decision.case_step s left join platform.v_user u on u.id = s.user_id
                         where s.case_id = any(:ids) order by s.id desc limit :most""")
                .param("ids", ids)
                .param("most", most)
                .query((rs, n) -> new Step(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getLong(8),
                        rs.getString(9),
                        rs.getString(10),
                        rs.getString(11),
                        rs.getBoolean(12),
                        rs.getBoolean(13)))
                .list();
    }

    /** An evidence with the touchpoint it stands in, as far as that is there. */
    record Told(
            Evidence evidence,
            @Nullable String event,
            @Nullable String body) {}

    List<Told> evidence(long[] ids, int most) {
        return jdbc.sql("""
                        select e.cause, e.touchpoint_id, e.at, coalesce(e.score, -1), coalesce(e.most, 0), t.name, t.body
                          from decision.evidence e left join touchpoint.v_touchpoint t on t.id = e.touchpoint_id and e.touchpoint_id > 0
                         where e.case_id = any(:ids) order by e.at desc, e.id desc limit :most""")
                .param("ids", ids)
                .param("most", most)
                .query((rs, n) -> new Told(
                        new Evidence(
                                Cause.of(rs.getString(1)).orElseThrow(),
                                rs.getLong(2),
                                rs.getTimestamp(3).toInstant(),
                                rs.getInt(4),
                                rs.getInt(5),
                                ""),
                        rs.getString(6),
                        rs.getString(7)))
                .list();
    }
}
