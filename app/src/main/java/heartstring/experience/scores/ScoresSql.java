package heartstring.experience.scores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what was counted. Days are those of the house; the last one is left out. */
@Component
class ScoresSql {

    private static final int MOST_PARTS = 2_000;
    private static final int NUMBERS = 11;
    private static final String SUMS =
            "sum(n0), sum(n1), sum(n2), sum(n3), sum(n4), sum(n5), sum(n6), sum(n7), sum(n8), sum(n9), sum(n10)";

    private final JdbcClient jdbc;

    ScoresSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A measure of a survey that was answered. */
    record Scale(String measure, int most, int survey, String name, long answers) {}

    List<Scale> scales(LocalDate since) {
        return jdbc.sql("""
                        select d.measure, d.most, d.survey_id, s.name,
                               sum(n0 + n1 + n2 + n3 + n4 + n5 + n6 + n7 + n8 + n9 + n10)
                          from experience.score_day d join experience.survey s on s.id = d.survey_id
                         where d.measure = any(array['nps', 'csat', 'ces', 'rating']) and d.cut = 'all' and d.day >= :since
                         group by 1, 2, 3, 4 order by 5 desc, 3 limit :most""")
                .param("since", since)
                .param("most", MOST_PARTS)
                .query((rs, n) ->
                        new Scale(rs.getString(1), rs.getInt(2), rs.getInt(3), rs.getString(4), rs.getLong(5)))
                .list();
    }

    /** How often each number was given on a day. */
    record Day(LocalDate day, long[] counts) {}

    List<Day> days(String measure, int most, int survey, LocalDate from, LocalDate until) {
        return jdbc.sql("select day, " + SUMS + """
                          from experience.score_day
                         where measure = :measure and most = :most and cut = 'all' and day >= :from and day < :until
                           and (:survey = 0 or survey_id = :survey) group by day order by day""".indent(1))
                .param("measure", measure)
                .param("most", most)
                .param("survey", survey)
                .param("from", from)
                .param("until", until)
                .query((rs, n) -> new Day(rs.getObject(1, LocalDate.class), counts(rs, 2)))
                .list();
    }

    /** How often each number was given in a part of a cut, lately or before. */
    record Part(String cut, String part, boolean late, long[] counts) {}

    List<Part> parts(String measure, int most, int survey, LocalDate before, LocalDate from, LocalDate until) {
        return jdbc.sql("select cut, part, day >= :from, " + SUMS + """
                          from experience.score_day
                         where measure = :measure and most = :most and cut = any(array['store', 'channel', 'agent', 'segment'])
                           and day >= :before and day < :until and (:survey = 0 or survey_id = :survey)
                         group by 1, 2, 3 limit :limit""".indent(1))
                .param("measure", measure)
                .param("most", most)
                .param("survey", survey)
                .param("before", before)
                .param("from", from)
                .param("until", until)
                .param("limit", MOST_PARTS)
                .query((rs, n) -> new Part(rs.getString(1), rs.getString(2), rs.getBoolean(3), counts(rs, 4)))
                .list();
    }

    private static long[] counts(ResultSet rs, int first) throws SQLException {
        long[] counts = new long[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            counts[i] = rs.getLong(first + i);
        }
        return counts;
    }

    /** How many were asked in a store, lately or before; not of anonymous surveys, of which nobody knows who answered. */
    record Asked(boolean late, String store, long asked, long begun, long answered) {}

    List<Asked> asked(int survey, LocalDate before, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select d.day >= :from, d.store, sum(d.asked), sum(d.begun), sum(d.answered)
                          from experience.asked_day d join experience.survey s on s.id = d.survey_id and not s.anonymous
                         where d.day >= :before and d.day < :until and (:survey = 0 or d.survey_id = :survey)
                         group by 1, 2 limit :limit""")
                .param("survey", survey)
                .param("before", before)
                .param("from", from)
                .param("until", until)
                .param("limit", MOST_PARTS)
                .query((rs, n) ->
                        new Asked(rs.getBoolean(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    /** How stores are called, by key. */
    Map<String, String> stores() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select key, coalesce(name, key) from commerce.v_store limit :most")
                .param("most", MOST_PARTS)
                .query(rs -> {
                    names.put(rs.getString(1), rs.getString(2));
                });
        return names;
    }

    /** All answers of a day, whatever they measure. */
    long answers(LocalDate day) {
        return jdbc.sql("""
                        select coalesce(sum(n0), 0) from experience.score_day
                         where measure = '' and most = 0 and cut = 'all' and day = :day""").param("day", day).query((rs, n) -> rs.getLong(1)).single();
    }
}
