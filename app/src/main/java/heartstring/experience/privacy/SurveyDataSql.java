package heartstring.experience.privacy;

import heartstring.customer.privacy.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget answers. */
@Component
class SurveyDataSql {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    SurveyDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void rows(String section, String statement, long[] profiles, PersonalData.Rows rows) {
        jdbc.sql(statement).withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row(section, rs.getString(1));
        });
    }

    void answers(long[] profiles, PersonalData.Rows rows) {
        rows("Answers to surveys", """
                        select json_build_object('survey', s.name, 'at', a.occurred_at, 'channel', a.channel, 'store', a.store,
                                 'score', a.score, 'of', a.most,
                                 'answers', (select coalesce(json_object_agg(i.question, case when i.number is not null then to_json(i.number)
                                                                                          else to_json(i.picks) end), '{}')
                                               from experience.answer_item i where i.answer_id = a.id))
                          from experience.answer a join experience.survey s on s.id = a.survey_id
                         where a.profile_id = any(:profiles) order by a.id""", profiles, rows);
    }

    void begun(long[] profiles, PersonalData.Rows rows) {
        rows("Answers that were begun", """
                        select json_build_object('survey', s.name, 'startedAt', b.started_at, 'typed', b.typed, 'hidden', b.hidden,
                                 'sentAt', b.sent_at)
                          from experience.begun b join experience.survey s on s.id = b.survey_id
                         where b.profile_id = any(:profiles) order by b.id""", profiles, rows);
    }

    void askings(long[] profiles, PersonalData.Rows rows) {
        rows("Asked to answer", """
                        select json_build_object('survey', s.name, 'at', coalesce(k.decided_at, k.due_at), 'way', k.way, 'outcome', k.outcome,
                                 'reason', k.reason, 'answeredAt', k.answered_at)
                          from experience.asking k join experience.survey s on s.id = k.survey_id
                         where k.profile_id = any(:profiles) order by k.id""", profiles, rows);
    }

    /** The files that are to go with them. */
    List<UUID> forgetFiles(long[] profiles) {
        return jdbc.sql("delete from experience.upload where profile_id = any(:profiles) returning file_id")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    long forget(long[] profiles) {
        return update("delete from experience.answer where profile_id = any(:profiles)", profiles)
                + update("delete from experience.begun where profile_id = any(:profiles)", profiles)
                + update("delete from experience.asking where profile_id = any(:profiles)", profiles);
    }

    /** What browsers of the person have begun. */
    long forgetBegun(List<String> anonymousIds) {
        return jdbc.sql("delete from experience.begun where anonymous_id = any(:ids::text[])")
                .param("ids", anonymousIds.toArray(String[]::new))
                .update();
    }

    private long update(String statement, long[] profiles) {
        return jdbc.sql(statement).param("profiles", profiles).update();
    }
}
