package heartstring.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What the measurement of surveys says to the database itself: the surveys, and what has to be true of answers afterwards. */
final class SurveyCrowdSql {

    private SurveyCrowdSql() {}

    /** A published survey under that key, in whose address it stands as well; its number. */
    static long survey(Connection c, String key, String form) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("""
                        insert into experience.survey (key, public_key, name, state, created_at) values (?, ?, ?, 'open', now())
                        on conflict (key) do nothing""");
                PreparedStatement v = c.prepareStatement("""
                        insert into experience.version (survey_id, version_no, form, published_at)
                        select id, 1, ?::jsonb, now() from experience.survey where key = ? on conflict do nothing""")) {
            s.setString(1, key);
            s.setString(2, key);
            s.setString(3, key);
            s.executeUpdate();
            v.setString(1, form);
            v.setString(2, key);
            v.executeUpdate();
        }
        return BenchSql.number(c, "select id from experience.survey where key = '" + key + "'");
    }

    /** Past answers of members, so that what looks back has something to look through. */
    static void past(Connection c, long survey, int source, long people, long answers) throws SQLException {
        BenchSql.execute(c, """
                insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
                select (1::bigint << 40) + n, 1 + n %% %1$d, %3$d, 'track', 'Survey Answered', 'survey', now() - n * interval '7 seconds' - interval '3 days',
                       jsonb_build_object('type', 'track', 'event', 'Survey Answered', 'properties',
                         jsonb_build_object('survey', 'benchsteps', 'score', n %% 11, 'max_score', 10, 'measure', 'nps', 'comment', 'Quick, and the bread was fresh ' || n))
                  from generate_series(1, %4$d) n""".formatted(people, survey, source, answers));
        BenchSql.execute(c, """
                insert into experience.answer (survey_id, version_no, touchpoint_id, profile_id, occurred_at, channel, store, language, measure,
                       score, most, worded)
                select %2$d, 1, (1::bigint << 40) + n, 1 + n %% %1$d, now() - n * interval '7 seconds' - interval '3 days', 'email', 'S' || n %% 40, 'en', 'nps',
                       n %% 11, 10, true from generate_series(1, %3$d) n""".formatted(people, survey, answers));
        BenchSql.execute(c, """
                insert into experience.answer_item (answer_id, question, number)
                select id, 'nps', score from experience.answer where survey_id = %d on conflict do nothing""".formatted(survey));
        for (String table : new String[] {"experience.answer", "experience.answer_item", "touchpoint.touchpoint"}) {
            BenchSql.execute(c, "vacuum analyze " + table);
        }
    }

    static long answers(Connection c, long survey) throws SQLException {
        return BenchSql.number(c, "select count(*) from experience.answer where survey_id = " + survey);
    }

    /** Answers of somebody known that have no touchpoint of theirs, or one of somebody else's: there may be none. */
    static long astray(Connection c) throws SQLException {
        return BenchSql.number(c, """
                select count(*) from experience.answer a left join touchpoint.touchpoint t on t.id = a.touchpoint_id
                 where a.profile_id is not null and t.profile_id is distinct from a.profile_id""");
    }
}
