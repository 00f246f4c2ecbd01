package heartstring.decision.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that note what became of messages on their way. */
@Component
class SettlingSql {

    private final JdbcClient jdbc;

    SettlingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of one: {@code state} sent, withheld, lapsed, or failed, as is whatever else it comes to. */
    record End(
            long id,
            long profileId,
            String channel,
            String cause,
            String state,
            String reason,
            Instant at,
            String subject,
            String text) {}

    /** Some that came to an end, held. */
    List<End> ended(int most) {
        return jdbc.sql("""
                        select s.id, s.profile_id, s.channel, s.cause, m.state, coalesce(m.reason, ''), m.ended_at, m.subject,
                               left(m.body_text, 500)
                          from decision.sending s join messaging.v_outgoing m on m.message_key = 'sending ' || s.id
                         where s.state = 'queued' and s.channel <> all(array['till', 'page']) and m.state <> 'waiting' and m.ended_at is not null
                         order by s.id limit :most for update of s skip locked""").param("most", most).query((rs, n) -> read(rs)).list();
    }

    private static End read(ResultSet rs) throws SQLException {
        return new End(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                rs.getString(8),
                rs.getString(9));
    }

    void settle(End end) {
        String state = switch (end.state()) {
            case "sent" -> "sent";
            case "withheld", "lapsed" -> "refused";
            default -> "failed";
        };
        jdbc.sql("""
                        update decision.sending
                           set state = :state, ended_at = :at, sentence = nullif(left(:reason, 300), ''),
                               why = case when :state = 'refused' then :why end
                         where id = :id""")
                .param("id", end.id())
                .param("state", state)
                .param("at", Timestamp.from(end.at()))
                .param("reason", end.reason())
                .param("why", (end.state().equals("lapsed") ? Outcome.Why.LATE : Outcome.Why.NO_CONSENT).text())
                .update();
    }

    /** Notes that a mail was opened, or a link in it followed, the first time; who follows a link has opened it. */
    Optional<End> followed(long id, boolean link, Instant now) {
        return jdbc.sql("""
                        update decision.sending s
                           set opened_at = coalesce(s.opened_at, :now), clicked_at = case when :link then :now else s.clicked_at end
                          from messaging.v_outgoing m
                         where s.id = :id and m.message_key = 'sending ' || s.id
                           and (case when :link then s.clicked_at else s.opened_at end) is null
                        returning s.id, s.profile_id, s.channel, s.cause, m.state, '', :now::timestamptz, m.subject, ''""")
                .param("id", id)
                .param("link", link)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> read(rs))
                .optional();
    }

    /** How many wait to leave; counted no further than that. */
    int leaving(int most) {
        return jdbc.sql("""
                        select count(*) from (select from decision.sending
                                               where state = 'queued' and channel <> all(array['till', 'page']) limit :most) s""").param("most", most).query((rs, n) -> rs.getInt(1)).single();
    }
}
