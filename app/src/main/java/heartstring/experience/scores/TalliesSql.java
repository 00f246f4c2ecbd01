package heartstring.experience.scores;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count days of answers. */
@Component
class TalliesSql {

    private static final String NUMBERS = """
                        count(*) filter (where score = 0), count(*) filter (where score = 1), count(*) filter (where score = 2),
                        count(*) filter (where score = 3), count(*) filter (where score = 4), count(*) filter (where score = 5),
                        count(*) filter (where score = 6), count(*) filter (where score = 7), count(*) filter (where score = 8),
                        count(*) filter (where score = 9), count(*) filter (where score = 10)""";

    private final JdbcClient jdbc;

    TalliesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day of a survey that is to be counted anew. */
    record Due(int survey, LocalDate day, boolean asked) {}

    /** Nobody else counts before the transaction ends. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('experience.scores'))").query(rs -> {});
    }

    /** Takes some days, with all that was noted of each. */
    List<Due> take(String zone, int most) {
        return jdbc.sql("""
                        with due as (
                          select distinct survey_id, (hour at time zone :zone)::date as day, asked from experience.score_due
                           order by 1, 2, 3 limit :most),
                        gone as (
                          delete from experience.score_due s using due d
                           where s.survey_id = d.survey_id and s.asked = d.asked
                             and s.hour >= (d.day::timestamp at time zone :zone)
                             and s.hour < ((d.day + 1)::timestamp at time zone :zone))
                        select survey_id, day, asked from due order by 1, 2, 3""")
                .param("zone", zone)
                .param("most", most)
                .query((rs, n) -> new Due(rs.getInt(1), rs.getObject(2, LocalDate.class), rs.getBoolean(3)))
                .list();
    }

    /** Has everything counted anew. */
    void all() {
        jdbc.sql("delete from experience.score_day").update();
        jdbc.sql("delete from experience.asked_day").update();
        jdbc.sql("""
                        insert into experience.score_due (survey_id, hour, asked)
                        select distinct survey_id, date_trunc('hour', occurred_at), false from experience.answer
                        union all
                        select distinct survey_id, date_trunc('hour', decided_at), true from experience.asking where decided_at is not null""").update();
    }

    void count(List<Due> days, String zone, int agentDays) {
        Integer[] surveys = days.stream().map(Due::survey).toArray(Integer[]::new);
        String[] dates = days.stream().map(d -> d.day().toString()).toArray(String[]::new);
        jdbc.sql("""
                        delete from experience.score_day s using unnest(:surveys::int[], :days::text[]) d(survey, day)
                         where s.survey_id = d.survey and s.day = d.day::date and s.cut <> 'segment'""").param("surveys", surveys).param("days", dates).update();
        jdbc.sql("""
                        insert into experience.score_day (measure, most, cut, day, part, survey_id, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10)
                        with a as (
                          select a.survey_id, d.day::date as day, a.measure, a.most, a.score, a.store, a.channel, a.profile_id, a.occurred_at
                            from unnest(:surveys::int[], :days::text[]) d(survey, day)
                            join experience.answer a on a.survey_id = d.survey and a.occurred_at >= (d.day::timestamp at time zone :zone)
                                                    and a.occurred_at < ((d.day::date + 1)::timestamp at time zone :zone)),
                        c as (
                          select survey_id, day, '' as measure, 0 as most, 0 as score, 'all' as cut, '' as part from a
                          union all select survey_id, day, measure, most, score, 'all', '' from a where score is not null
                          union all select survey_id, day, measure, most, score, 'store', coalesce(store, '') from a where score is not null
                          union all select survey_id, day, measure, most, score, 'channel', channel from a where score is not null
                          union all select a.survey_id, a.day, a.measure, a.most, a.score, 'agent', who.agent from a
                            join lateral (
                              select left(coalesce(t.body #>> '{properties,agent_name}', t.body #>> '{properties,agent}'), 100) as agent
                                from customer.v_profile p join customer.v_profile q on q.customer_id = p.customer_id
                                join touchpoint.v_touchpoint t on t.profile_id = q.id and t.occurred_at <= a.occurred_at
                                                              and t.occurred_at > a.occurred_at - make_interval(days => :agentDays)
                                                              and t.name in ('Message Sent', 'Live Chat Message Received', 'Call Ended',
                                                                             'Complaint Resolved')
                               where p.id = a.profile_id
                                 and coalesce(t.body #>> '{properties,agent_name}', t.body #>> '{properties,agent}') is not null
                               order by t.occurred_at desc, t.id desc limit 1) who on true
                           where a.score is not null)
                        select measure, most, cut, day, part, survey_id,""" + " " + NUMBERS + """

                          from c where score between 0 and 10 group by measure, most, cut, day, part, survey_id""")
                .param("surveys", surveys)
                .param("days", dates)
                .param("zone", zone)
                .param("agentDays", agentDays)
                .update();
    }

    void countAsked(List<Due> days, String zone) {
        Integer[] surveys = days.stream().map(Due::survey).toArray(Integer[]::new);
        String[] dates = days.stream().map(d -> d.day().toString()).toArray(String[]::new);
        jdbc.sql("""
                        delete from experience.asked_day s using unnest(:surveys::int[], :days::text[]) d(survey, day)
                         where s.survey_id = d.survey and s.day = d.day::date""").param("surveys", surveys).param("days", dates).update();
        jdbc.sql("""
                        insert into experience.asked_day (survey_id, day, store, asked, begun, answered)
                        select k.survey_id, d.day::date, coalesce(k.store, ''), count(*),
                               count(*) filter (where k.answered_at is not null or k.begun_at is not null),
                               count(*) filter (where k.answered_at is not null)
                          from unnest(:surveys::int[], :days::text[]) d(survey, day)
                          join experience.asking k on k.survey_id = d.survey and k.decided_at >= (d.day::timestamp at time zone :zone)
                                                  and k.decided_at < ((d.day::date + 1)::timestamp at time zone :zone)
                         where k.outcome = 'asked' group by 1, 2, 3""")
                .param("surveys", surveys)
                .param("days", dates)
                .param("zone", zone)
                .update();
    }
}
