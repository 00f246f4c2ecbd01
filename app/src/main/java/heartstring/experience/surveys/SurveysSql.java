package heartstring.experience.surveys;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of surveys and versions. */
@Component
class SurveysSql {

    private final JdbcClient jdbc;

    SurveysSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName surveyName() {
        return new SubjectName(
                "survey", "select name from experience.survey where id = subject.id", "/experience/surveys/");
    }

    List<Survey> all(int most) {
        return jdbc.sql("""
                        select s.id, s.key, s.public_key, s.name, s.anonymous, s.state, s.closes_at, coalesce(s.quota, 0),
                               coalesce(s.again_days, -1), s.origins,
                               coalesce((select max(v.version_no) from experience.version v where v.survey_id = s.id and v.published_at is not null), 0),
                               coalesce((select v.version_no from experience.version v where v.survey_id = s.id and v.published_at is null), 0)
                          from experience.survey s order by s.state = 'closed', s.name limit :most""").param("most", most).query(SurveysSql::survey).list();
    }

    private static Survey survey(ResultSet rs, int n) throws SQLException {
        Timestamp closes = rs.getTimestamp(7);
        return new Survey(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getBoolean(5),
                Survey.State.of(rs.getString(6)),
                closes == null ? null : closes.toInstant(),
                rs.getInt(8),
                rs.getInt(9),
                List.of((String[]) rs.getArray(10).getArray()),
                rs.getInt(11),
                rs.getInt(12));
    }

    /** The new one's number; none when key or name is taken. */
    Optional<Integer> add(String key, String publicKey, String name, String state, @Nullable Long userId, Instant now) {
        return jdbc.sql("""
                        insert into experience.survey (key, public_key, name, state, created_at, created_by)
                        values (:key, :public, :name, :state, :now::timestamptz, :user)
                        on conflict do nothing returning id""")
                .param("key", key)
                .param("public", publicKey)
                .param("name", name)
                .param("state", state)
                .param("now", now.toString())
                .param("user", userId)
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    boolean settle(int id, Settling to) {
        return jdbc.sql("""
                        update experience.survey set name = :name, anonymous = :anonymous, closes_at = :closes::timestamptz,
                               quota = nullif(:quota, 0), again_days = case when :again < 0 then null else :again end, origins = :origins
                         where id = :id and not exists (select from experience.survey o where o.name = :name and o.id <> :id)""")
                        .param("id", id)
                        .param("name", to.name())
                        .param("anonymous", to.anonymous())
                        .param(
                                "closes",
                                to.closesAt() == null ? null : to.closesAt().toString())
                        .param("quota", to.quota())
                        .param("again", to.againDays())
                        .param("origins", to.origins().toArray(String[]::new))
                        .update()
                == 1;
    }

    void state(int id, String state) {
        jdbc.sql("update experience.survey set state = :state where id = :id")
                .param("id", id)
                .param("state", state)
                .update();
    }

    /** Nobody else edits it before the transaction ends; false when it is not there. */
    boolean lock(int id) {
        return jdbc.sql("select id from experience.survey where id = :id for update")
                .param("id", id)
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .isPresent();
    }

    Optional<String> form(int survey, int version) {
        return jdbc.sql("select form::text from experience.version where survey_id = :survey and version_no = :version")
                .param("survey", survey)
                .param("version", version)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** The version that is being edited, as the next one of what is published where there was none. */
    void edit(int survey, String form) {
        int changed = jdbc.sql(
                        "update experience.version set form = :form::jsonb where survey_id = :survey and published_at is null")
                .param("survey", survey)
                .param("form", form)
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into experience.version (survey_id, version_no, form)
                            select :survey, coalesce(max(version_no), 0) + 1, :form::jsonb from experience.version where survey_id = :survey""").param("survey", survey).param("form", form).update();
        }
    }

    boolean publish(int survey, @Nullable Long userId, Instant now) {
        return jdbc.sql("""
                        update experience.version set published_at = :now::timestamptz, published_by = :user
                         where survey_id = :survey and published_at is null""")
                        .param("survey", survey)
                        .param("user", userId)
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    Map<Integer, Surveys.Count> counts() {
        Map<Integer, Surveys.Count> counts = new HashMap<>();
        jdbc.sql("select survey_id, count(*), max(occurred_at) from experience.answer group by survey_id limit 1000")
                .query(rs -> {
                    counts.put(
                            rs.getInt(1),
                            new Surveys.Count(rs.getLong(2), rs.getTimestamp(3).toInstant()));
                });
        return counts;
    }

    boolean answered(int survey) {
        return jdbc.sql("""
                        select exists (select from experience.answer where survey_id = :survey)
                            or exists (select from experience.begun where survey_id = :survey)
                            or exists (select from experience.begun_day where survey_id = :survey)""")
                .param("survey", survey)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}
