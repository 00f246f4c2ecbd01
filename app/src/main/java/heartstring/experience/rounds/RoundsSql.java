package heartstring.experience.rounds;

import heartstring.experience.rounds.Rounds.Count;
import heartstring.experience.rounds.Rounds.Round;
import heartstring.platform.audit.SubjectName;
import heartstring.story.conditions.Conditions.Everybody;
import heartstring.story.conditions.Conditions.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of rounds. */
@Component
class RoundsSql {

    /** All people. */
    static final Everybody.Ready EVERYBODY = new Everybody.Ready(
            new Statement("select customer_id from customer.v_headline where kind = 'person'", Map.of()));

    private final JdbcClient jdbc;

    RoundsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName surveyRoundName() {
        return new SubjectName(
                "survey round",
                "select s.name from experience.round r join experience.survey s on s.id = r.survey_id where r.id = subject.id",
                "/experience/rounds");
    }

    /** In the order in which it is decided about each of them. */
    Count count(Statement everybody, int survey, Instant rests, Instant again) {
        return jdbc.sql("""
                        with fit as (%s)
                        select count(*), count(*) filter (where why = 'asked'), count(*) filter (where why = 'answered'),
                               count(*) filter (where why = 'resting'), count(*) filter (where why = 'nowhere'),
                               count(*) filter (where why = 'unwanted')
                          from (
                            select case
                                     when exists (select from customer.v_profile p join experience.answer a on a.profile_id = p.id
                                                   where p.customer_id = h.customer_id and a.survey_id = :roundSurvey
                                                     and a.occurred_at > :roundAgain::timestamptz) then 'answered'
                                     when exists (select from customer.v_profile p join experience.asking k on k.profile_id = p.id
                                                   where p.customer_id = h.customer_id and k.outcome = 'asked'
                                                     and (k.decided_at > :roundRests::timestamptz
                                                        or (k.reminded_at > :roundRests::timestamptz and k.not_reminded is null))) then 'resting'
                                     when h.email is null then 'nowhere'
                                     when not coalesce((select c.given from customer.v_consent c
                                                         where c.kind = 'email' and c.value = h.email and c.purpose = 'service'
                                                         order by c.said_at desc, c.id desc limit 1), true) then 'unwanted'
                                     else 'asked' end as why
                              from fit f join customer.v_headline h on h.customer_id = f.customer_id where h.kind = 'person') x""".formatted(everybody.sql()))
                .params(everybody.params())
                .param("roundSurvey", survey)
                .param("roundAgain", again.toString())
                .param("roundRests", rests.toString())
                .query((rs, n) -> new Count(
                        rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6)))
                .single();
    }

    /** Empty while one of this survey goes on. */
    OptionalInt begin(int survey, @Nullable String condition, Instant now, long user) {
        return jdbc
                .sql("""
                        insert into experience.round (survey_id, condition, begun_at, begun_by)
                        values (:survey, :condition, :now::timestamptz, nullif(:user, 0)) on conflict do nothing returning id""")
                .param("survey", survey)
                .param("condition", condition)
                .param("now", now.toString())
                .param("user", user)
                .query((rs, n) -> rs.getInt(1))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    int open() {
        return jdbc.sql("select count(*)::int from experience.round where done_at is null and stopped_at is null")
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    boolean stop(int id, Instant now) {
        boolean stopped =
                jdbc.sql("""
                        update experience.round set stopped_at = :now::timestamptz
                         where id = :id and stopped_at is null
                           and (done_at is null or exists (select from experience.asking k where k.round_id = :id and k.outcome = 'waiting'))""").param("id", id).param("now", now.toString()).update() == 1;
        if (stopped) {
            jdbc.sql("""
                            update experience.asking set outcome = 'not', reason = 'Asking many was stopped.', decided_at = :now::timestamptz
                             where round_id = :id and outcome = 'waiting'""").param("id", id).param("now", now.toString()).update();
        }
        return stopped;
    }

    /** One that goes on, held until the transaction ends. */
    record Open(int id, int surveyId, @Nullable String condition, long reached) {}

    Optional<Open> next() {
        return jdbc.sql("""
                        select id, survey_id, condition, reached from experience.round where done_at is null and stopped_at is null
                         order by id limit 1 for update skip locked""")
                .query((rs, n) -> new Open(rs.getInt(1), rs.getInt(2), rs.getString(3), rs.getLong(4)))
                .optional();
    }

    /** Notes that these are due, each under the piece that their address belongs to. */
    void note(Open round, List<Long> customers, Instant now) {
        jdbc.sql("""
                        insert into experience.asking (survey_id, round_id, profile_id, way, due_at)
                        select :survey, :round, l.id, 'email', :now::timestamptz
                          from customer.v_headline h
                          cross join lateral (
                            select p.id from customer.v_profile p
                              left join customer.v_identifier i on i.profile_id = p.id and i.kind = 'email' and i.value = h.email
                             where p.customer_id = h.customer_id and p.erased_at is null
                             order by i.value is null, p.key_kind = 'anonymous_id', p.id limit 1) l
                         where h.customer_id = any(:customers::bigint[]) and h.kind = 'person'
                        on conflict do nothing""")
                .param("survey", round.surveyId())
                .param("round", round.id())
                .param("customers", customers.toArray(Long[]::new))
                .param("now", now.toString())
                .update();
    }

    void reach(int id, long customer, boolean done, Instant now) {
        jdbc.sql("""
                        update experience.round set reached = :customer, done_at = case when :done then :now::timestamptz end where id = :id""")
                .param("id", id)
                .param("customer", customer)
                .param("done", done)
                .param("now", now.toString())
                .update();
    }

    List<Round> latest(int most) {
        return jdbc.sql("""
                        select r.id, r.survey_id, r.condition, r.begun_at, k.noted, k.asked, k.not_asked, k.answered, r.done_at is not null,
                               r.stopped_at is not null
                          from (select id, survey_id, condition, begun_at, done_at, stopped_at from experience.round order by id desc limit :most) r
                          cross join lateral (
                            select count(*) as noted, count(*) filter (where outcome = 'asked') as asked,
                                   count(*) filter (where outcome = 'not') as not_asked, count(*) filter (where answered_at is not null) as answered
                              from experience.asking where round_id = r.id) k
                         order by r.id desc""")
                .param("most", most)
                .query((rs, n) -> new Round(
                        rs.getInt(1),
                        rs.getInt(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getLong(8),
                        rs.getBoolean(9),
                        rs.getBoolean(10)))
                .list();
    }
}
