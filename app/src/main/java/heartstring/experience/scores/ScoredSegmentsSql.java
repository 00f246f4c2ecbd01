package heartstring.experience.scores;

import heartstring.story.conditions.Conditions.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count the answers of segments. */
@Component
class ScoredSegmentsSql {

    private final JdbcClient jdbc;

    ScoredSegmentsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of which version of their conditions segments were counted. */
    Map<Integer, Integer> counted() {
        Map<Integer, Integer> counted = new HashMap<>();
        jdbc.sql("select segment_id, version from experience.scored_segment limit 10000")
                .query(rs -> {
                    counted.put(rs.getInt(1), rs.getInt(2));
                });
        return counted;
    }

    void counted(int segment, int version, Instant now) {
        jdbc.sql("""
                        insert into experience.scored_segment (segment_id, version, counted_at) values (:segment, :version, :now::timestamptz)
                        on conflict (segment_id) do update set version = excluded.version, counted_at = excluded.counted_at""")
                .param("segment", segment)
                .param("version", version)
                .param("now", now.toString())
                .update();
    }

    boolean isAnyGone(int[] living) {
        return jdbc.sql("select exists (select from experience.scored_segment where not segment_id = any(:living))")
                .param("living", living)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** With the figures that were kept of them. */
    void forgetGone(int[] living) {
        jdbc.sql("""
                        delete from experience.score_day d using experience.scored_segment s
                         where d.cut = 'segment' and d.part = s.segment_id::text and not s.segment_id = any(:living)""").param("living", living).update();
        jdbc.sql("delete from experience.scored_segment where not segment_id = any(:living)")
                .param("living", living)
                .update();
    }

    /** Counts the answers of those of whom it holds now: under another name first, so that what takes long is over when the first row is written. */
    void count(int id, Statement customers, String zone, Instant since) {
        String fresh = id + " new";
        jdbc.sql("""
                        insert into experience.score_day (measure, most, cut, day, part, survey_id, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10)
                        select a.measure, a.most, 'segment', (a.occurred_at at time zone :dayZone)::date, :part, a.survey_id,
                               count(*) filter (where a.score = 0), count(*) filter (where a.score = 1),
                               count(*) filter (where a.score = 2), count(*) filter (where a.score = 3),
                               count(*) filter (where a.score = 4), count(*) filter (where a.score = 5),
                               count(*) filter (where a.score = 6), count(*) filter (where a.score = 7),
                               count(*) filter (where a.score = 8), count(*) filter (where a.score = 9),
                               count(*) filter (where a.score = 10)
                          from experience.answer a join customer.v_profile p on p.id = a.profile_id
                         where a.score between 0 and 10 and a.occurred_at >= :answersSince::timestamptz
                           and p.customer_id in (""" + customers.sql() + """
                        )
                         group by 1, 2, 4, 6""")
                .params(customers.params())
                .param("dayZone", zone)
                .param("part", fresh)
                .param("answersSince", since.toString())
                .update();
        jdbc.sql("delete from experience.score_day where cut = 'segment' and part = :part")
                .param("part", String.valueOf(id))
                .update();
        jdbc.sql("update experience.score_day set part = :part where cut = 'segment' and part = :fresh")
                .param("part", String.valueOf(id))
                .param("fresh", fresh)
                .update();
    }
}
