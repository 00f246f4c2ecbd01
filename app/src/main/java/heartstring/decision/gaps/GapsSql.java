package heartstring.decision.gaps;

import heartstring.experience.GapWidened;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of gaps and their tasks. */
@Component
class GapsSql {

    private static final String GAP = """
            select gap_id, journey_id, stage_id, stage, owner_id, intended, felt, share, usual, heard, since, task_id from decision.gap""";

    private final JdbcClient jdbc;

    GapsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(GapWidened gap) {
        jdbc.sql("""
                        insert into decision.gap (gap_id, journey_id, stage_id, stage, owner_id, intended, felt, share, usual, heard, since)
                        values (:gap, :journey, :id, :stage, :owner, :intended, :felt, :share, :usual, :heard, :since::date)
                        on conflict do nothing""")
                .param("gap", gap.gapId())
                .param("journey", gap.journeyId())
                .param("id", gap.stageId())
                .param("stage", gap.stage())
                .param("owner", gap.ownerId())
                .param("intended", gap.intended())
                .param("felt", gap.felt())
                .param("share", gap.share())
                .param("usual", gap.usual())
                .param("heard", gap.heard())
                .param("since", gap.since().toString())
                .update();
    }

    /** Those without a task; another server takes others. The owner is 0 where nobody works under that number any more. */
    List<Gap> waiting(int most) {
        return jdbc.sql("""
                        select g.gap_id, g.journey_id, g.stage_id, g.stage, coalesce((select u.id from platform.v_user u
                                 where u.id = g.owner_id and u.active), 0), g.intended, g.felt, g.share, g.usual, g.heard, g.since
                          from decision.gap g where g.task_id is null order by g.gap_id limit :most for update of g skip locked""").param("most", most).query((rs, n) -> gap(rs)).list();
    }

    void done(long gap, long task) {
        jdbc.sql("update decision.gap set task_id = :task where gap_id = :gap")
                .param("task", task)
                .param("gap", gap)
                .update();
    }

    /** The gaps that these tasks are for. */
    Map<Long, Gap> of(Collection<Long> tasks) {
        Map<Long, Gap> gaps = new HashMap<>();
        jdbc.sql(GAP + " where task_id = any(:tasks)")
                .param("tasks", tasks.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    gaps.put(rs.getLong(12), gap(rs));
                });
        return gaps;
    }

    private static Gap gap(ResultSet rs) throws SQLException {
        return new Gap(
                rs.getLong(1),
                rs.getInt(2),
                rs.getInt(3),
                rs.getString(4),
                rs.getLong(5),
                rs.getString(6),
                rs.getString(7),
                rs.getDouble(8),
                rs.getDouble(9),
                rs.getInt(10),
                rs.getObject(11, LocalDate.class));
    }
}
