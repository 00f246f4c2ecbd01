package heartstring.decision.sending;

import heartstring.customer.consent.Purpose;
import heartstring.messaging.templates.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements of messages that are wanted. */
@Component
class SendingsSql {

    private static final int MOST_DUE = 100;

    private final JdbcClient jdbc;

    SendingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of one. */
    record Standing(long id, String state, Outcome.Why why, String sentence) {}

    /** Holds the sending to a customer until the transaction ends. */
    void hold(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(7356, hashint8(:customer))")
                .param("customer", customer)
                .query(row -> {});
    }

    Optional<Standing> byKey(String key) {
        return jdbc.sql(
                        "select id, state, coalesce(why, 'no_way'), coalesce(sentence, '') from decision.sending where key = :key")
                .param("key", key)
                .query((rs, n) -> new Standing(
                        rs.getLong(1),
                        rs.getString(2),
                        Outcome.Why.valueOf(rs.getString(3).toUpperCase(Locale.ROOT)),
                        rs.getString(4)))
                .optional();
    }

    private JdbcClient.StatementSpec wanted(
            String statement, MessageWanted wanted, long profile, String channel, Instant now) {
        return jdbc.sql(statement)
                .param("key", wanted.key())
                .param("profile", profile)
                .param("template", wanted.templateId())
                .param("channel", channel)
                .param("purpose", wanted.purpose().name().toLowerCase(Locale.ROOT))
                .param("cause", wanted.cause())
                .param("now", Timestamp.from(now));
    }

    /** On its way; one that waited goes on under its number. */
    long begin(MessageWanted wanted, long profile, Template template, Instant now) {
        return wanted("""
                        insert into decision.sending as s (key, profile_id, template_id, template_version, channel, purpose, cause, state,
                                                           wanted_at, queued_at)
                        values (:key, :profile, :template, :version, :channel, :purpose, :cause, 'queued', :now, :now)
                        on conflict (key) do update
                           set state = 'queued', due_at = null, template_version = excluded.template_version, queued_at = excluded.queued_at,
                               given = '{}', sentence = null, profile_id = excluded.profile_id
                         where s.state = 'waiting'
                        returning id""", wanted, profile, template.channel(), now)
                .param("version", template.version())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void keep(MessageWanted wanted, long profile, String channel, Instant due, Instant now) {
        wanted("""
                        insert into decision.sending as s (key, profile_id, template_id, channel, purpose, cause, state, wanted_at, due_at,
                                                           until_at, given)
                        values (:key, :profile, :template, :channel, :purpose, :cause, 'waiting', :now, :due, :until::timestamptz, :given::jsonb)
                        on conflict (key) do update set due_at = excluded.due_at where s.state = 'waiting'""", wanted, profile, channel, now)
                .param("due", Timestamp.from(due))
                .param("until", wanted.until() == null ? null : wanted.until().toString())
                .param("given", JsonMapper.shared().writeValueAsString(wanted.values()))
                .update();
    }

    void refuse(MessageWanted wanted, long profile, String channel, Outcome.Why why, String sentence, Instant now) {
        wanted("""
                        insert into decision.sending as s (key, profile_id, template_id, channel, purpose, cause, state, why, sentence, wanted_at,
                                                           ended_at)
                        values (:key, :profile, :template, :channel, :purpose, :cause, 'refused', :why, left(:sentence, 300), :now, :now)
                        on conflict (key) do update
                           set state = 'refused', why = excluded.why, sentence = excluded.sentence, due_at = null, ended_at = excluded.ended_at,
                               given = '{}'
                         where s.state = 'waiting'""", wanted, profile, channel, now)
                .param("why", why.text())
                .param("sentence", sentence)
                .update();
    }

    void turnDown(long id, Outcome.Why why, String sentence, Instant now) {
        jdbc.sql("""
                        update decision.sending set state = 'refused', why = :why, sentence = left(:sentence, 300), queued_at = null, due_at = null,
                               ended_at = :now, given = '{}' where id = :id""")
                .param("id", id)
                .param("why", why.text())
                .param("sentence", sentence)
                .param("now", Timestamp.from(now))
                .update();
    }

    void language(long id, String language) {
        jdbc.sql("update decision.sending set language = :language where id = :id")
                .param("id", id)
                .param("language", language)
                .update();
    }

    /** What the till or a page shall show. */
    void show(long id, String text) {
        jdbc.sql("update decision.sending set given = jsonb_build_object('shows', :text::text) where id = :id")
                .param("id", id)
                .param("text", text)
                .update();
    }

    boolean shown(long id, Instant now) {
        return jdbc.sql("""
                        update decision.sending set state = 'sent', ended_at = :now
                         where id = :id and state = 'queued' and channel = any(array['till', 'page'])""").param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    List<Long> due(Instant now) {
        return jdbc.sql(
                        "select id from decision.sending where state = 'waiting' and due_at <= :now order by due_at limit :most")
                .param("now", Timestamp.from(now))
                .param("most", MOST_DUE)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** One that could not be looked at stands no longer before the others. */
    void putOff(long id, Instant due) {
        jdbc.sql("update decision.sending set due_at = :due where id = :id and state = 'waiting'")
                .param("id", id)
                .param("due", Timestamp.from(due))
                .update();
    }

    /** One that waits and is due, held; empty where somebody else has it, or had. */
    Optional<MessageWanted> wanted(long id, Instant now) {
        return jdbc.sql("""
                        select s.key, p.customer_id, s.template_id, s.purpose, s.cause, s.given::text, s.until_at
                          from decision.sending s join customer.v_profile p on p.id = s.profile_id
                         where s.id = :id and s.state = 'waiting' and s.due_at <= :now for update of s skip locked""")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new MessageWanted(
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        Purpose.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                        rs.getString(5),
                        JsonMapper.shared().readValue(rs.getString(6), new TypeReference<Map<String, String>>() {}),
                        instant(rs.getTimestamp(7))))
                .optional();
    }

    /** Of one customer (0 for all), for one cause (null for any). */
    List<Line> lines(long customer, @Nullable String cause, long below, int most) {
        return jdbc.sql("""
                        select s.id, s.key, p.customer_id, s.profile_id, s.template_id, coalesce(t.name, ''), s.channel, s.purpose, s.cause, s.state,
                               coalesce(s.why, ''), coalesce(s.sentence, ''), s.wanted_at, s.due_at, s.ended_at, s.opened_at, s.clicked_at,
                               coalesce(s.given ->> 'shows', '')
                          from decision.sending s join customer.v_profile p on p.id = s.profile_id
                          left join messaging.v_template t on t.id = s.template_id
                         where (:customer = 0 or p.customer_id = :customer) and (:cause::text is null or s.cause = :cause) and s.id < :below
                         order by s.id desc limit :most""")
                .param("customer", customer)
                .param("cause", cause)
                .param("below", below)
                .param("most", most)
                .query((rs, n) -> line(rs))
                .list();
    }

    private static Line line(ResultSet rs) throws SQLException {
        return new Line(
                rs.getLong(1),
                rs.getString(2),
                rs.getLong(3),
                rs.getLong(4),
                rs.getInt(5),
                rs.getString(6),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                rs.getString(10),
                rs.getString(11),
                rs.getString(12),
                rs.getTimestamp(13).toInstant(),
                instant(rs.getTimestamp(14)),
                instant(rs.getTimestamp(15)),
                instant(rs.getTimestamp(16)),
                instant(rs.getTimestamp(17)),
                rs.getString(18));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
