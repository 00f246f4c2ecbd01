package heartstring.decision.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget which workflows a person was in. */
@Component
class WorkflowsDataSql {

    private final JdbcClient jdbc;

    WorkflowsDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('workflow', w.name, 'key', r.key, 'cameInAt', r.entered_at, 'step', r.step, 'state', r.state,
                                                 'reason', r.reason, 'endedAt', r.ended_at, 'steps',
                                 (select json_agg(json_build_object('step', l.step, 'at', l.at, 'way', l.way, 'note', l.note) order by l.at)
                                    from decision.workflow_log l where l.run_id = r.id))
                          from decision.workflow_run r join decision.workflow w on w.id = r.workflow_id
                         where r.profile_id = any(:profiles) order by r.id""").param("profiles", profiles).query(rs -> {
            rows.row("Workflows", rs.getString(1));
        });
        jdbc.sql("""
                        select json_build_object('workflow', w.name, 'key', n.key, 'what', n.what, 'at', n.at)
                          from decision.workflow_news n join decision.workflow w on w.id = n.workflow_id
                         where n.profile_id = any(:profiles) order by n.id""").param("profiles", profiles).query(rs -> {
            rows.row("Workflows, to be looked at", rs.getString(1));
        });
    }

    /** Their runs end with them. */
    long erase(long[] profiles) {
        long news = jdbc.sql("delete from decision.workflow_news where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return news
                + jdbc.sql("delete from decision.workflow_run where profile_id = any(:profiles)")
                        .param("profiles", profiles)
                        .update();
    }
}
