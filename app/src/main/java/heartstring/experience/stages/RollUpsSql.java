package heartstring.experience.stages;

import heartstring.experience.stages.RollUps.StageDay;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that add the figures of stages up. */
@Component
class RollUpsSql {

    private static final String DAYS = " unnest(:stages::int[], :days::text[]) k(stage_id, day) ";

    /** A day rests so many times as long as it took. */
    private static final int REST = 50;

    private static final String OF_DAYS = " using" + DAYS + "where t.stage_id = k.stage_id and t.day = k.day::date";

    private final JdbcClient jdbc;

    RollUpsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days in which a promise that was open has become due. */
    void markOverdue(Instant now) {
        jdbc.sql("""
                        with due as (update experience.stage_day set next_due = null where next_due < :now::timestamptz returning stage_id, day)
                        insert into experience.stage_stale (stage_id, day) select stage_id, day from due""").param("now", now.toString()).update();
    }

    boolean isWalking() {
        return jdbc.sql("select after_customer is not null from experience.journey_walk")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Some marked days, in order; each once, however often it is marked: from one to the next by the index. */
    List<StageDay> stale(Instant now, boolean resting, int most) {
        return jdbc.sql("""
                        with recursive k as (
                          (select stage_id, day from experience.stage_stale order by stage_id, day limit 1)
                          union all
                          select n.stage_id, n.day from k cross join lateral (
                            select s.stage_id, s.day from experience.stage_stale s where (s.stage_id, s.day) > (k.stage_id, k.day)
                             order by s.stage_id, s.day limit 1) n)
                        select k.stage_id, k.day from k
                         where :resting or not exists (
                           select from experience.stage_day d where d.stage_id = k.stage_id and d.day = k.day
                              and d.added_at <= :now::timestamptz
                              and d.added_at + d.took_millis * :rest * interval '1 millisecond' > :now::timestamptz)
                         limit :most""")
                .param("now", now.toString())
                .param("resting", resting)
                .param("rest", REST)
                .param("most", most)
                .query((rs, n) -> new StageDay(rs.getInt(1), rs.getDate(2).toLocalDate()))
                .list();
    }

    /** Adds these days up anew, which are in order, and takes all their marks away. */
    void add(List<StageDay> sorted, Instant now) {
        long from = System.nanoTime();
        // One after the other, also of two servers that add up the same day.
        update(
                "select pg_advisory_xact_lock(hashtextextended('stage ' || stage_id || ' ' || day, 0)) from" + DAYS,
                sorted,
                now);
        for (String table : List.of("stage_stale", "stage_day", "stage_felt", "stage_theme")) {
            update("delete from experience." + table + " t" + OF_DAYS, sorted, now);
        }
        update("""
                insert into experience.stage_felt (stage_id, day, felt, said, first)
                select t.stage_id, t.day, f.felt, count(*), count(*) filter (where f.nth = 1)
                  from experience.stage_touch t join""" + DAYS + """
                    on t.stage_id = k.stage_id and t.day = k.day::date
                  cross join lateral unnest(t.felt) with ordinality f(felt, nth)
                 where t.tone <> 'unsure' group by t.stage_id, t.day, f.felt""", sorted, now);
        update("""
                insert into experience.stage_theme (stage_id, day, theme, said, bad)
                select t.stage_id, t.day, a.theme, count(distinct t.touchpoint_id),
                       count(distinct t.touchpoint_id) filter (where a.tone = 'negative')
                  from experience.stage_touch t join""" + DAYS + """
                    on t.stage_id = k.stage_id and t.day = k.day::date
                  join experience.v_aspect a on a.touchpoint_id = t.touchpoint_id
                 where t.tone is not null group by t.stage_id, t.day, a.theme""", sorted, now);
        long took = (System.nanoTime() - from) / 1_000_000;
        update("""
                insert into experience.stage_day (stage_id, day, touches, told, unsure, rated, rated_sum, rated_squares, promised, kept, open,
                                                  next_due, added_at, took_millis)
                select t.stage_id, t.day, count(*) filter (where t.own), count(*) filter (where t.tone <> 'unsure'),
                       count(*) filter (where t.tone = 'unsure'), count(t.rated), coalesce(sum(t.rated), 0),
                       coalesce(sum(t.rated * t.rated), 0), count(t.due_at), count(*) filter (where t.met_at <= t.due_at),
                       count(*) filter (where t.met_at is null and t.due_at >= :now::timestamptz),
                       min(t.due_at) filter (where t.met_at is null and t.due_at >= :now::timestamptz), :now::timestamptz,
                       (""" + took + """
                       * count(*) / sum(count(*)) over ())::int
                  from experience.stage_touch t join""" + DAYS + """
                    on t.stage_id = k.stage_id and t.day = k.day::date group by t.stage_id, t.day""", sorted, now);
    }

    private void update(String statement, List<StageDay> days, Instant now) {
        JdbcClient.StatementSpec spec = jdbc.sql(statement)
                .param("stages", days.stream().mapToInt(StageDay::stageId).toArray())
                .param("days", days.stream().map(d -> d.day().toString()).toArray(String[]::new));
        if (statement.contains(":now")) {
            spec.param("now", now.toString());
        }
        if (statement.startsWith("select")) {
            spec.query(rs -> {});
        } else {
            spec.update();
        }
    }
}
