package heartstring.experience.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that hands out answers. */
@Component
class FeedbackSql {

    private final JdbcClient jdbc;

    FeedbackSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer; {@code items} what was chosen by question, as JSON. */
    record Line(
            long id,
            int surveyId,
            Instant at,
            long customerId,
            long touchpointId,
            String channel,
            @Nullable String store,
            @Nullable String measure,
            @Nullable Integer score,
            @Nullable Integer most,
            String items) {}

    /** Of one survey or of all (0), newest first, below that number. */
    List<Line> lines(int survey, long below, int most) {
        return jdbc.sql("""
                        select a.id, a.survey_id, a.occurred_at, coalesce(p.customer_id, 0), coalesce(a.touchpoint_id, 0), a.channel, a.store, a.measure,
                               a.score, a.most,
                               coalesce((select jsonb_object_agg(i.question, case when i.number is not null then to_jsonb(i.number)
                                                                                else to_jsonb(i.picks) end)
                                           from experience.answer_item i where i.answer_id = a.id), '{}')::text
                          from experience.answer a left join customer.v_profile p on p.id = a.profile_id
                         where (:survey = 0 or a.survey_id = :survey) and a.id < :below order by a.id desc limit :most""")
                .param("survey", survey)
                .param("below", below)
                .param("most", most)
                .query((rs, n) -> new Line(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getTimestamp(3).toInstant(),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getString(8),
                        rs.getObject(9, Integer.class),
                        rs.getObject(10, Integer.class),
                        rs.getString(11)))
                .list();
    }

    /** How many an anonymous survey has, so that few are not handed out one by one. */
    long answers(int survey) {
        return jdbc.sql("select count(*) from experience.answer where survey_id = :survey")
                .param("survey", survey)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
