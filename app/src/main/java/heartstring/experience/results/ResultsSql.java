package heartstring.experience.results;

import heartstring.story.conditions.Conditions.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count answers and read what was said. */
@Component
public class ResultsSql {

    private static final int MOST_CELLS = 20_000;

    private final JdbcClient jdbc;

    ResultsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often a number was given in a group. */
    record Cell(String group, String measure, int score, int most, long answers) {}

    List<Cell> byMonth(int survey, Instant since, String zone) {
        return cells("to_char(a.occurred_at at time zone :zone, 'YYYY-MM')", "", survey, since, zone);
    }

    List<Cell> byWeek(int survey, Instant since, String zone) {
        return cells("to_char(a.occurred_at at time zone :zone, 'IYYY-\"W\"IW')", "", survey, since, zone);
    }

    List<Cell> byStore(int survey, Instant since) {
        return cells(
                "coalesce(st.name, a.store, '')",
                "left join lateral (select name from commerce.v_store where key = a.store limit 1) st on true",
                survey,
                since,
                "UTC");
    }

    List<Cell> byChannel(int survey, Instant since) {
        return cells("a.channel", "", survey, since, "UTC");
    }

    List<Cell> byLanguage(int survey, Instant since) {
        return cells("coalesce(a.language, '')", "", survey, since, "UTC");
    }

    /** By the number of the colleague whom an answer is about; those that are about nobody are left out. */
    List<Cell> byAgent(int survey, Instant since) {
        return cells("coalesce(a.agent_id::text, '')", "", survey, since, "UTC").stream()
                .filter(cell -> !cell.group().isEmpty())
                .toList();
    }

    /** Those of these customers and all others who are known. */
    List<Cell> bySegment(int survey, Instant since, Statement everybody) {
        return jdbc.sql("""
                        select case when e.customer_id is null then 'others' else 'these' end, a.measure, a.score, a.most, count(*)
                          from experience.answer a join customer.v_profile p on p.id = a.profile_id
                          left join (%s) e on e.customer_id = p.customer_id
                         where a.survey_id = :survey and a.score is not null and a.occurred_at >= :since::timestamptz
                         group by 1, 2, 3, 4 order by 1 desc limit :limit""".formatted(everybody.sql()))
                .params(everybody.params())
                .param("survey", survey)
                .param("since", since.toString())
                .param("limit", MOST_CELLS)
                .query((rs, n) -> new Cell(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getLong(5)))
                .list();
    }

    private List<Cell> cells(String group, String join, int survey, Instant since, String zone) {
        return jdbc.sql("""
                        select %s as place, a.measure, a.score, a.most, count(*) from experience.answer a %s
                         where a.survey_id = :survey and a.score is not null and a.occurred_at >= :since::timestamptz
                           and :zone <> '' group by 1, 2, 3, 4 order by 1 desc limit :limit""".formatted(group, join))
                .param("survey", survey)
                .param("since", since.toString())
                .param("zone", zone)
                .param("limit", MOST_CELLS)
                .query((rs, n) -> new Cell(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getLong(5)))
                .list();
    }

    /** Who began and did not send, by where they stopped: what is kept yet, and what was let go of. */
    private static final String STOPPED = """
            (select at_question, 1 as people from experience.begun
              where survey_id = :survey and sent_at is null and touched_at >= :since::timestamptz
             union all
             select at_question, begun from experience.begun_day
              where survey_id = :survey and day >= (:since::timestamptz at time zone :zone)::date) s""";

    /** All answers, those of people who were asked, who was asked, and what was begun and not sent. */
    record Totals(long answers, long asked, long answeredOfAsked, long begun) {}

    Totals totals(int survey, Instant since, String zone) {
        return jdbc.sql("""
                        select (select count(*) from experience.answer where survey_id = :survey and occurred_at >= :since::timestamptz),
                               (select count(*) from experience.asking where survey_id = :survey and outcome = 'asked'
                                                                         and decided_at >= :since::timestamptz),
                               (select count(*) from experience.asking where survey_id = :survey and outcome = 'asked'
                                                                         and decided_at >= :since::timestamptz and answered_at is not null),
                               (select coalesce(sum(people), 0) from %s)""".formatted(STOPPED))
                .param("survey", survey)
                .param("since", since.toString())
                .param("zone", zone)
                .query((rs, n) -> new Totals(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .single();
    }

    /** How often something was answered to a question: a number or a choice. */
    record Tally(String question, String value, boolean number, long answers) {}

    List<Tally> tallies(int survey, Instant since) {
        return jdbc.sql("""
                        select i.question, coalesce(i.number::text, x.pick), i.number is not null, count(*)
                          from experience.answer a join experience.answer_item i on i.answer_id = a.id
                          left join lateral unnest(i.picks) with ordinality as x (pick, place) on true
                         where a.survey_id = :survey and a.occurred_at >= :since::timestamptz
                         group by 1, 2, 3 order by 1, 4 desc limit :limit""")
                .param("survey", survey)
                .param("since", since.toString())
                .param("limit", MOST_CELLS)
                .query((rs, n) ->
                        new Tally(rs.getString(1), String.valueOf(rs.getString(2)), rs.getBoolean(3), rs.getLong(4)))
                .list();
    }

    /** Where those who stopped were. */
    List<Tally> stopped(int survey, Instant since, String zone) {
        return jdbc.sql("select at_question, at_question, false, sum(people) from " + STOPPED
                        + " group by 1 order by 4 desc limit 60")
                .param("survey", survey)
                .param("since", since.toString())
                .param("zone", zone)
                .query((rs, n) -> new Tally(rs.getString(1), rs.getString(2), false, rs.getLong(4)))
                .list();
    }

    /** An answer with its words; body is that of its touchpoint, words those of an anonymous one, as JSON. */
    record Line(
            long id,
            Instant at,
            long customer,
            long touchpoint,
            String channel,
            String store,
            String language,
            int version,
            String score,
            String body,
            String words,
            String items) {}

    /** Newest first, below that moment and number. */
    List<Line> lines(int survey, Instant since, boolean worded, Instant before, long below, int most) {
        return jdbc.sql("""
                        select a.id, a.occurred_at, coalesce(p.customer_id, 0), coalesce(a.touchpoint_id, 0), a.channel, coalesce(a.store, ''),
                               coalesce(a.language, ''), coalesce(a.version_no, 0), coalesce(a.score || ' of ' || a.most, ''),
                               coalesce(t.body::text, '{}'),
                               coalesce((select jsonb_object_agg(w.question, w.words) from experience.answer_words w where w.answer_id = a.id), '{}')::text,
                               coalesce((select jsonb_object_agg(i.question, case when i.number is not null then to_jsonb(i.number)
                                                                                else to_jsonb(i.picks) end)
                                           from experience.answer_item i where i.answer_id = a.id), '{}')::text
                          from experience.answer a
                          left join customer.v_profile p on p.id = a.profile_id
                          left join touchpoint.v_touchpoint t on t.id = a.touchpoint_id
                         where a.survey_id = :survey and a.occurred_at >= :since::timestamptz and (a.worded or not :worded)
                           and (a.occurred_at, a.id) < (:before::timestamptz, :below)
                         order by a.occurred_at desc, a.id desc limit :most""")
                .param("survey", survey)
                .param("since", since.toString())
                .param("worded", worded)
                .param("before", before.toString())
                .param("below", below)
                .param("most", most)
                .query((rs, n) -> new Line(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getInt(8),
                        rs.getString(9),
                        rs.getString(10),
                        rs.getString(11),
                        rs.getString(12)))
                .list();
    }

    /** A file that came with an answer; customer 0 for nobody known. */
    public record Handed(UUID id, String name, long customer, Instant at) {}

    List<Handed> files(int survey, int most) {
        return jdbc.sql("""
                        select u.file_id, f.name, coalesce(p.customer_id, 0), u.added_at from experience.upload u
                          join platform.v_file f on f.id = u.file_id join customer.v_profile p on p.id = u.profile_id
                         where u.survey_id = :survey order by u.added_at desc limit :most""")
                .param("survey", survey)
                .param("most", most)
                .query((rs, n) -> new Handed(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }

    /** How customers are called. */
    record Name(long customer, String name) {}

    List<Name> names(List<Long> customers) {
        return jdbc.sql(
                        "select customer_id, coalesce(name, 'Somebody') from customer.v_headline where customer_id = any(:customers::bigint[])")
                .param("customers", customers.toArray(Long[]::new))
                .query((rs, n) -> new Name(rs.getLong(1), rs.getString(2)))
                .list();
    }
}
