package heartstring.messaging.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of messages on their way out. */
@Component
class OutboxSql {

    /** In one transaction. */
    static final int MOST_DISCARDED = 5_000;

    private final JdbcClient jdbc;

    OutboxSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that one worker holds; {@code tries} counts the one under way, and tells the holder from a later one. */
    record Due(
            long id,
            String address,
            Letter.Purpose purpose,
            String subject,
            String text,
            String html,
            byte @Nullable [] sealed,
            int tries,
            @Nullable Instant until,
            long profileId,
            Threading threading) {}

    boolean queue(Letter letter, byte @Nullable [] sealed, Instant now) {
        return jdbc.sql("""
                        insert into messaging.message (message_key, profile_id, channel, address, purpose, subject, body_text, body_html,
                                                       sealed, try_at, until_at, queued_at, mailbox_id, mail_id, in_reply_to, mail_references,
                                                       file_ids, connector_id)
                        values (:key, nullif(:profile, 0), case when :connector > 0 then 'connector' else 'email' end, :address, :purpose, :subject, :text, :html, :sealed,
                                :now::timestamptz, :until::timestamptz, :now::timestamptz, nullif(:mailbox, 0), nullif(:mail, ''),
                                nullif(:inReplyTo, ''), nullif(:references, ''), :files, nullif(:connector, 0))
                        on conflict (message_key) do nothing""")
                        .param("key", letter.key())
                        .param("profile", letter.profileId())
                        .param("address", letter.address())
                        .param("purpose", letter.purpose().name().toLowerCase(Locale.ROOT))
                        .param("subject", letter.subject())
                        .param("text", sealed == null ? letter.text() : "")
                        .param("html", sealed == null ? letter.html() : "")
                        .param("sealed", sealed, java.sql.Types.BINARY)
                        .param("now", now.toString())
                        .param("connector", letter.threading().connectorId())
                        .param("mailbox", letter.threading().mailboxId())
                        .param("mail", letter.threading().mailId())
                        .param("inReplyTo", letter.threading().inReplyTo())
                        .param("references", letter.threading().references())
                        .param(
                                "files",
                                letter.threading().fileIds().stream()
                                        .mapToLong(Long::longValue)
                                        .toArray())
                        .param(
                                "until",
                                letter.until() == null ? null : letter.until().toString())
                        .update()
                == 1;
    }

    /**
     * Takes some that are due, for as long as the lease lasts: no other server takes them meanwhile. Those that somebody asked for just now,
     * such as a code, come before all others, however many wait.
     *
     * @param house whether those may go that leave by the house's own server
     * @param connected whether those that leave by a connector are wanted, or those that leave by mail
     */
    List<Due> take(Instant now, Duration lease, boolean house, boolean connected, int most) {
        List<Due> taken = new ArrayList<>(take("and purpose = 'asked'", now, lease, house, connected, most));
        if (taken.size() < most) {
            taken.addAll(take("", now, lease, house, connected, most - taken.size()));
        }
        return taken;
    }

    private List<Due> take(String which, Instant now, Duration lease, boolean house, boolean connected, int most) {
        return jdbc
                .sql("""
                        update messaging.message set tries = tries + 1, try_at = :until::timestamptz, taken_until = :until::timestamptz
                         where id = any(array(
                           select id from messaging.message
                            where state = 'waiting' %s and try_at <= :now::timestamptz and begun_at is null
                              and connector_id is %s and (:house or mailbox_id is not null or connector_id is not null)
                            order by try_at, id limit :most for update skip locked))
                        returning id, address, purpose, subject, body_text, body_html, sealed, tries, until_at,
                                  coalesce(profile_id, 0), coalesce(mailbox_id, 0), coalesce(mail_id, ''), coalesce(in_reply_to, ''),
                                  coalesce(mail_references, ''), file_ids, coalesce(connector_id, 0)""".formatted(which, connected ? "not null" : "null"))
                .param("house", house)
                .param("now", now.toString())
                .param("until", now.plus(lease).toString())
                .param("most", most)
                .query(OutboxSql::due)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Due::id))
                .toList();
    }

    private static Due due(ResultSet rs, int n) throws SQLException {
        Timestamp until = rs.getTimestamp(9);
        return new Due(
                rs.getLong(1),
                rs.getString(2),
                Letter.Purpose.valueOf(rs.getString(3).toUpperCase(Locale.ROOT)),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getBytes(7),
                rs.getInt(8),
                until == null ? null : until.toInstant(),
                rs.getLong(10),
                new Threading(
                        rs.getInt(11),
                        rs.getString(12),
                        rs.getString(13),
                        rs.getString(14),
                        List.of((Long[]) rs.getArray(15).getArray()),
                        rs.getInt(16)));
    }

    /** Marks it just before it is handed over: who dies from here on leaves it uncertain. False when somebody else took it meanwhile. */
    boolean begin(Due due, Instant now, Duration lease) {
        return jdbc.sql("""
                        update messaging.message
                           set begun_at = :now::timestamptz, try_at = :until::timestamptz, taken_until = :until::timestamptz
                         where id = :id and state = 'waiting' and tries = :tries""")
                        .param("now", now.toString())
                        .param("until", now.plus(lease).toString())
                        .param("id", due.id())
                        .param("tries", due.tries())
                        .update()
                == 1;
    }

    /** Those of a server that died while it handed them over: whether they arrived, nobody can say. */
    int doubt(String reason, Instant now) {
        return jdbc.sql("""
                        update messaging.message
                           set state = 'uncertain', reason = :reason, ended_at = :now::timestamptz, taken_until = null, begun_at = null
                         where id = any(array(
                           select id from messaging.message
                            where state = 'waiting' and begun_at is not null and try_at <= :now::timestamptz
                            order by try_at limit :most for update skip locked))""")
                .param("reason", reason)
                .param("now", now.toString())
                .param("most", MOST_DISCARDED)
                .update();
    }

    /** Ends it, unless somebody else took it meanwhile; a secret is forgotten once it is of no use any more. */
    void end(Due due, String state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update messaging.message
                           set state = :state, reason = :reason, ended_at = :now::timestamptz, taken_until = null, begun_at = null,
                               sealed = case when :state in ('sent', 'lapsed') then null else sealed end
                         where id = :id and state = 'waiting' and tries = :tries""")
                .param("state", state)
                .param("reason", reason)
                .param("now", now.toString())
                .param("id", due.id())
                .param("tries", due.tries())
                .update();
    }

    void later(Due due, String reason, Instant next) {
        jdbc.sql("""
                        update messaging.message set reason = :reason, try_at = :next::timestamptz, taken_until = null, begun_at = null
                         where id = :id and state = 'waiting' and tries = :tries""")
                .param("reason", reason)
                .param("next", next.toString())
                .param("id", due.id())
                .param("tries", due.tries())
                .update();
    }

    boolean again(long id, Instant now) {
        return jdbc.sql("""
                        update messaging.message
                           set state = 'waiting', tries = 0, try_at = :now::timestamptz, reason = null, ended_at = null
                         where id = :id and (state in ('failed', 'withheld', 'uncertain')
                                         or (state = 'waiting' and reason is not null
                                             and (taken_until is null or taken_until < :now::timestamptz)))""").param("id", id).param("now", now.toString()).update() == 1;
    }

    int discard(Instant before) {
        return jdbc.sql("""
                        delete from messaging.message where id in (
                          select id from messaging.message where ended_at < :before::timestamptz and state <> 'waiting'
                           order by id limit :most)""")
                .param("before", before.toString())
                .param("most", MOST_DISCARDED)
                .update();
    }

    /** How many there are by state; those that came to an end, of the last 30 days. */
    List<OutboxView.Count> counts(Instant now) {
        return jdbc.sql("""
                        select state, count(*) from messaging.message
                         where state in ('waiting', 'failed', 'uncertain') or ended_at > :now::timestamptz - interval '30 days' group by 1""")
                .param("now", now.toString())
                .query((rs, n) -> new OutboxView.Count(rs.getString(1), rs.getLong(2)))
                .list();
    }

    /** In one state, newest first, below that number. */
    List<OutboxView.Line> lines(String state, long before, int most) {
        return jdbc.sql("""
                        select m.id, coalesce(p.customer_id, 0), m.address, m.subject, m.tries, m.try_at, m.reason, m.queued_at
                          from messaging.message m left join customer.v_profile p on p.id = m.profile_id
                         where m.state = :state and m.id < :before order by m.id desc limit :most""")
                .param("state", state)
                .param("before", before)
                .param("most", most)
                .query((rs, n) -> new OutboxView.Line(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getInt(5),
                        rs.getTimestamp(6).toInstant(),
                        rs.getString(7),
                        rs.getTimestamp(8).toInstant()))
                .list();
    }
}
