package heartstring.crm.afterwards;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find a chat which has ended. */
@Component
class AfterwardsSql {

    private final JdbcClient jdbc;

    AfterwardsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A chat that is over, and the touchpoint that says so. */
    record Chat(String id, long profileId, long touchpointId) {}

    /** The chat of that session, when it ended since then; the piece may be another one than that which began it. */
    Optional<Chat> ended(int door, byte[] session, Instant since) {
        return jdbc.sql("""
                        select c.id, v.profile_id, v.id from crm.chat_session s join crm.chat c on c.id = s.chat_id
                          join customer.v_profile b on b.id = c.profile_id
                          join customer.v_profile p on p.customer_id = b.customer_id
                          join touchpoint.v_touchpoint v on v.profile_id = p.id and v.occurred_at >= c.ended_at - interval '1 minute'
                         where s.digest = :session and c.door_id = :door and c.ended_at >= :since::timestamptz
                           and v.name = 'Live Chat Conversation Ended' and v.body #>> '{properties,conversation_id}' = c.id
                         order by v.id desc limit 1""")
                .param("session", session)
                .param("door", door)
                .param("since", since.toString())
                .query((rs, n) -> new Chat(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .optional();
    }

    /** Who has the conversation in which a chat ran, 0 for nobody. */
    long assignee(long thread) {
        return jdbc.sql("""
                        select coalesce(m.assignee_id, c.assignee_id, 0) from crm.talk t join crm.conversation c on c.id = t.conversation_id
                          left join crm.conversation m on m.id = c.merged_into
                         where t.thread = :thread and t.channel = 'chat' order by t.at desc limit 1""")
                .param("thread", thread)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }
}
