package heartstring.experience.asking;

import heartstring.platform.audit.SubjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of triggers and askings. */
@Component
class AskingSql {

    private final JdbcClient jdbc;

    AskingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName surveyTriggerName() {
        return new SubjectName("survey trigger", "select name from experience.trigger where id = subject.id", null);
    }

    List<Trigger> triggers(int most) {
        return jdbc.sql("""
                        select id, survey_id, name, event, condition, delay_minutes, share_percent, stopped_at is not null,
                               way, each_time, coalesce(remind_days, 0)
                          from experience.trigger order by stopped_at is not null, name, id limit :most""")
                .param("most", most)
                .query((rs, n) -> new Trigger(
                        rs.getInt(1),
                        rs.getInt(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getInt(6),
                        rs.getBigDecimal(7),
                        rs.getBoolean(8),
                        Trigger.Way.of(rs.getString(9)),
                        rs.getBoolean(10),
                        rs.getInt(11)))
                .list();
    }

    int add(Trigger t, Instant now) {
        return jdbc.sql("""
                        insert into experience.trigger (survey_id, name, event, condition, delay_minutes, share_percent, way, each_time,
                               remind_days, created_at)
                        values (:survey, :name, :event, :condition, :delay, :share, :way, :each, nullif(:remind, 0), :now::timestamptz)
                        returning id""")
                .param("survey", t.surveyId())
                .param("name", t.name())
                .param("event", t.event())
                .param("condition", t.condition())
                .param("delay", t.delayMinutes())
                .param("share", t.sharePercent())
                .param("way", t.way().word())
                .param("each", t.eachTime())
                .param("remind", t.remindDays())
                .param("now", now.toString())
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    boolean stop(int id, boolean stopped) {
        return jdbc.sql("""
                        update experience.trigger set stopped_at = case when :stopped then coalesce(stopped_at, now()) end where id = :id""").param("id", id).param("stopped", stopped).update() == 1;
    }

    /** Notes that these are due; what was noted before stays. */
    void due(Trigger trigger, List<Long> profiles, List<Long> touchpoints, List<String> dueAts) {
        jdbc.sql("""
                        insert into experience.asking (survey_id, trigger_id, profile_id, touchpoint_id, way, due_at)
                        select :survey, :trigger, p, t, 'email', d::timestamptz
                          from unnest(:profiles::bigint[], :touchpoints::bigint[], :dues::text[]) as u (p, t, d)
                        on conflict do nothing""")
                .param("survey", trigger.surveyId())
                .param("trigger", trigger.id())
                .param("profiles", profiles.toArray(Long[]::new))
                .param("touchpoints", touchpoints.toArray(Long[]::new))
                .param("dues", dueAts.toArray(String[]::new))
                .update();
    }

    void withdraw(List<Long> touchpoints) {
        jdbc.sql(
                        "delete from experience.asking where touchpoint_id = any(:touchpoints::bigint[]) and outcome = 'waiting'")
                .param("touchpoints", touchpoints.toArray(Long[]::new))
                .update();
    }

    /** Somebody who is due, or was. */
    record Row(long id, int surveyId, int triggerId, long profileId, long touchpointId, String way, Instant dueAt) {}

    List<Row> take(Instant now, int most) {
        return take("outcome = 'waiting'", "due_at", now, most);
    }

    /** Those who are to be reminded, due when they are. */
    List<Row> takeReminders(Instant now, int most) {
        return take("remind_at is not null", "remind_at", now, most);
    }

    private List<Row> take(String which, String due, Instant now, int most) {
        return jdbc.sql("""
                        select id, survey_id, coalesce(trigger_id, 0), profile_id, coalesce(touchpoint_id, 0), way, %2$s from experience.asking
                         where %1$s and %2$s <= :now::timestamptz order by %2$s limit :most for update skip locked""".formatted(which, due))
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> new Row(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getString(6),
                        rs.getTimestamp(7).toInstant()))
                .list();
    }

    long begin(int survey, long profile, String way, Instant now) {
        return jdbc.sql("""
                        insert into experience.asking (survey_id, profile_id, way, due_at)
                        values (:survey, :profile, :way, :now::timestamptz) returning id""")
                .param("survey", survey)
                .param("profile", profile)
                .param("way", way)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Notes that somebody is asked in the window of a chat; nothing when that was noted before. */
    Optional<Long> begin(Trigger trigger, long profile, long touchpoint, long agent, Instant now) {
        return jdbc.sql("""
                        insert into experience.asking (survey_id, trigger_id, profile_id, touchpoint_id, agent_id, way, due_at)
                        values (:survey, :trigger, :profile, :touchpoint, nullif(:agent, 0), 'chat', :now::timestamptz)
                        on conflict do nothing returning id""")
                .param("survey", trigger.surveyId())
                .param("trigger", trigger.id())
                .param("profile", profile)
                .param("touchpoint", touchpoint)
                .param("agent", agent)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** What was noted before and asked for, and is not answered yet. */
    Optional<Long> asked(Trigger trigger, long touchpoint) {
        return jdbc.sql("""
                        select id from experience.asking where trigger_id = :trigger and touchpoint_id = :touchpoint and outcome = 'asked'
                           and answered_at is null""")
                .param("trigger", trigger.id())
                .param("touchpoint", touchpoint)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** {@code agent} is the colleague whom it is about, 0 when that is not told now. */
    void decide(long id, @Nullable String reason, @Nullable String store, long agent, Instant now) {
        jdbc.sql("""
                        update experience.asking set outcome = case when :reason::text is null then 'asked' else 'not' end, reason = :reason,
                               store = :store, agent_id = coalesce(nullif(:agent, 0), agent_id), decided_at = :now::timestamptz
                         where id = :id""")
                .param("id", id)
                .param("reason", reason)
                .param("store", store)
                .param("agent", agent)
                .param("now", now.toString())
                .update();
    }

    void remindLater(long id, Instant at) {
        jdbc.sql("update experience.asking set remind_at = :at::timestamptz where id = :id")
                .param("id", id)
                .param("at", at.toString())
                .update();
    }

    /** It was decided about a reminder; with the reason why there is none, or null. */
    void remind(long id, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update experience.asking set remind_at = null, reminded_at = :now::timestamptz, not_reminded = :reason where id = :id""")
                .param("id", id)
                .param("reason", reason)
                .param("now", now.toString())
                .update();
    }

    /** Where that asking was, and whether it was answered. */
    record Sent(@Nullable String store, boolean answered) {}

    Sent sent(long id) {
        return jdbc.sql("select store, answered_at is not null from experience.asking where id = :id")
                .param("id", id)
                .query((rs, n) -> new Sent(rs.getString(1), rs.getBoolean(2)))
                .single();
    }

    /** Nobody else decides about this customer before the transaction ends. */
    void alone(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('experience.asking', :customer))")
                .param("customer", customer)
                .query(rs -> {});
    }

    /** Whom a piece belongs to now, and how they are reached; null texts are not known. */
    record Person(
            long customer,
            @Nullable String name,
            @Nullable String email,
            @Nullable String language) {

        Person speaking(@Nullable String other) {
            return other == null ? this : new Person(customer, name, email, other);
        }
    }

    /** The language in which a customer wrote to us last, lately; null when that cannot be told. */
    @Nullable
    String spoken(long customer, Instant since) {
        return jdbc.sql("""
                        select f.language from experience.feeling f join customer.v_profile p on p.id = f.profile_id
                         where p.customer_id = :customer and f.said_at > :since::timestamptz and f.language ~ '^[a-z]{2}$'
                         order by f.said_at desc limit 1""")
                .param("customer", customer)
                .param("since", since.toString())
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse(null);
    }

    Optional<Person> person(long profile) {
        return jdbc.sql("""
                        select p.customer_id, h.name, h.email, h.language from customer.v_profile p
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where p.id = :profile and p.erased_at is null""")
                .param("profile", profile)
                .query((rs, n) -> new Person(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .optional();
    }

    /** The piece of a customer that their address belongs to, else their first. */
    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select p.id from customer.v_profile p join customer.v_headline h on h.customer_id = p.customer_id
                          left join customer.v_identifier i on i.profile_id = p.id and i.kind = 'email' and i.value = h.email
                         where p.customer_id = :customer and p.erased_at is null
                         order by i.value is null, p.key_kind = 'anonymous_id', p.id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** The piece that a browser's id belongs to. */
    Optional<Long> visitor(String anonymousId) {
        return jdbc.sql("""
                        select i.profile_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id and p.erased_at is null
                         where i.kind = 'anonymous_id' and i.value = :id limit 1""")
                .param("id", anonymousId)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** What is told of the touchpoint that asks. */
    record Cause(String event, String channel, @Nullable String store, Instant at, long agent) {}

    Optional<Cause> cause(long touchpoint) {
        return jdbc.sql("""
                        select name, case when name = 'Conversation Resolved' then coalesce(body #>> '{properties,channel}', channel) else channel end,
                               left(body #>> '{properties,store_id}', 100), occurred_at,
                               case when body #>> '{properties,user_id}' ~ '^[0-9]{1,18}$' and channel = 'crm'
                                    then (body #>> '{properties,user_id}')::bigint else 0 end
                          from touchpoint.v_touchpoint where id = :touchpoint""")
                .param("touchpoint", touchpoint)
                .query((rs, n) -> new Cause(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getLong(5)))
                .optional();
    }

    /** The last time a customer was asked anything, or reminded of it. */
    record Last(Instant at, int surveyId) {}

    /** {@code but} is an asking that does not count, 0 for none. */
    Optional<Last> last(long customer, long but) {
        return jdbc.sql("""
                        select k.at, k.survey_id
                          from (select k.id, k.survey_id, k.profile_id, k.outcome,
                                       case when k.not_reminded is null then greatest(k.decided_at, k.reminded_at) else k.decided_at end as at
                                  from experience.asking k) k join customer.v_profile p on p.id = k.profile_id
                         where p.customer_id = :customer and k.outcome = 'asked' and k.id <> :but order by k.at desc limit 1""")
                .param("customer", customer)
                .param("but", but)
                .query((rs, n) -> new Last(rs.getTimestamp(1).toInstant(), rs.getInt(2)))
                .optional();
    }
}
