package heartstring.crm.answers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of answers, notes and drafts. */
@Component
class AnswersSql {

    private final JdbcClient jdbc;

    AnswersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mail that an answer goes on from; each field is empty where it is not known. */
    record LastMail(String messageId, String inReplyTo, String references, String subject, String from, int mailboxId) {

        static final LastMail NONE = new LastMail("", "", "", "", "", 0);
    }

    boolean lock(long conversation) {
        return jdbc.sql("select id from crm.conversation where id = :id for update")
                .param("id", conversation)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .isPresent();
    }

    /** Whose answer came after what somebody has seen; empty for nobody else's. */
    String answeredSince(long conversation, long seen, long user) {
        return jdbc.sql("""
                        select coalesce(v.body #>> '{properties,agent_name}', 'A colleague')
                          from crm.talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         where t.conversation_id = :conversation and t.who = 'us' and t.touchpoint_id <> :seen
                           and t.at > (select s.at from crm.talk s where s.touchpoint_id = :seen)
                           and coalesce(v.body #>> '{properties,user_id}', '') <> :user
                         order by t.at desc limit 1""")
                .param("conversation", conversation)
                .param("seen", seen)
                .param("user", String.valueOf(user))
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    Optional<LastMail> lastMail(long conversation) {
        return jdbc.sql("""
                        select coalesce(v.body #>> '{properties,message_id}', ''), coalesce(v.body #>> '{properties,in_reply_to}', ''),
                               coalesce(v.body #>> '{properties,references}', ''), coalesce(v.body #>> '{properties,subject}', ''),
                               case when t.who = 'us' then coalesce(v.body #>> '{properties,to}', '')
                                    else coalesce(v.body #>> '{properties,from}', v.body #>> '{context,traits,email}', '') end,
                               coalesce(v.body #>> '{properties,mailbox}', '0')
                          from crm.talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         where t.conversation_id = :conversation and t.channel = 'email' and t.who in ('customer', 'us')
                         order by t.at desc, t.touchpoint_id desc limit 1""")
                .param("conversation", conversation)
                .query((rs, n) -> new LastMail(
                        id(rs.getString(1)),
                        id(rs.getString(2)),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6).matches("\\d{1,9}") ? Integer.parseInt(rs.getString(6)) : 0))
                .optional();
    }

    /** A Message-ID as mail has them; what other systems call so is none. */
    private static String id(String text) {
        return text.matches("<[^<>\\s]+>") ? text : "";
    }

    /**
     * Who chats in a conversation.
     *
     * @param open whether the chat goes on
     * @param left whether the visitor's window is known to be closed
     * @param proven whether the site has signed who it is, or the chat is none of our windows
     */
    record Chatting(boolean open, boolean left, boolean proven) {

        static final Chatting NOBODY = new Chatting(false, false, true);
    }

    /** Who chats here and would hear an answer. */
    Chatting chatting(long conversation, Instant now) {
        return jdbc.sql("""
                        select l.name <> 'Live Chat Conversation Ended' and (c.id is null or c.ended_at is null),
                               c.here_until is not null and c.here_until < :now::timestamptz, c.id is null or c.proven is not null
                          from (select v.name, v.body #>> '{properties,conversation_id}' chat
                                  from crm.talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                                 where t.conversation_id = :conversation and t.channel = 'chat'
                                 order by t.at desc, t.touchpoint_id desc limit 1) l
                          left join crm.chat c on c.id = l.chat""")
                .param("conversation", conversation)
                .param("now", now.toString())
                .query((rs, n) -> new Chatting(rs.getBoolean(1), rs.getBoolean(2), rs.getBoolean(3)))
                .optional()
                .orElse(Chatting.NOBODY);
    }

    /** By which connector, as whom and in which thread of theirs the customer wrote last. */
    record LastConnected(int connectorId, String address, String thread) {}

    Optional<LastConnected> lastConnected(long conversation) {
        return jdbc.sql("""
                        select (v.body #>> '{properties,connector}'), case when t.who = 'us' then coalesce(v.body #>> '{properties,to}', '')
                                    else coalesce(v.body #>> '{properties,from}', '') end,
                               coalesce(v.body #>> '{properties,their_conversation}', '')
                          from crm.talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         where t.conversation_id = :conversation and t.channel not in ('email', 'chat') and t.who in ('customer', 'us')
                           and v.body #>> '{properties,connector}' ~ '^[0-9]{1,9}$'
                         order by t.at desc, t.touchpoint_id desc limit 1""")
                .param("conversation", conversation)
                .query((rs, n) ->
                        new LastConnected(Integer.parseInt(rs.getString(1)), rs.getString(2), rs.getString(3)))
                .optional();
    }

    String chat(long conversation) {
        return jdbc.sql("""
                        select coalesce(v.body #>> '{properties,conversation_id}', '')
                          from crm.talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         where t.conversation_id = :conversation and t.channel = 'chat' order by t.at desc, t.touchpoint_id desc limit 1""")
                .param("conversation", conversation)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select id from customer.v_profile where customer_id = :customer and erased_at is null order by id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    String address(long customer) {
        return jdbc.sql("select coalesce(email, '') from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    /** All that are known of the customer, the one that lists show first. */
    List<String> addresses(long customer) {
        return jdbc.sql("""
                        select i.value from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id and i.kind = 'email'
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where p.customer_id = :customer and p.erased_at is null
                         group by i.value order by bool_or(i.value = h.email) desc nulls last, i.value limit 20""")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    String name(long customer) {
        return jdbc.sql(
                        "select name from customer.v_headline where customer_id = :customer and name <> coalesce(email, '')")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    @Nullable
    String lastOrder(long customer) {
        return jdbc.sql("""
                        select o.order_key from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                         where p.customer_id = :customer order by o.occurred_at desc limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse(null);
    }

    void mention(long touchpoint, long conversation, List<Long> users, Instant now) {
        jdbc.sql("""
                        insert into crm.mention (touchpoint_id, user_id, conversation_id, at)
                        select :touchpoint, u, :conversation, :now::timestamptz from unnest(:users::bigint[]) u on conflict do nothing""")
                .param("touchpoint", touchpoint)
                .param("conversation", conversation)
                .param("now", now.toString())
                .param("users", users.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    void keepDraft(long conversation, long user, String kind, String body, Instant now) {
        jdbc.sql("""
                        insert into crm.draft as d (conversation_id, user_id, kind, body, saved_at)
                        select id, :user, :kind, :body, :now::timestamptz from crm.conversation where id = :conversation
                        on conflict (conversation_id, user_id, kind) do update set body = excluded.body, saved_at = excluded.saved_at""")
                .param("conversation", conversation)
                .param("user", user)
                .param("kind", kind)
                .param("body", body)
                .param("now", now.toString())
                .update();
    }

    void dropDraft(long conversation, long user, String kind) {
        jdbc.sql("delete from crm.draft where conversation_id = :conversation and user_id = :user and kind = :kind")
                .param("conversation", conversation)
                .param("user", user)
                .param("kind", kind)
                .update();
    }

    String draft(long conversation, long user, String kind) {
        return jdbc.sql(
                        "select body from crm.draft where conversation_id = :conversation and user_id = :user and kind = :kind")
                .param("conversation", conversation)
                .param("user", user)
                .param("kind", kind)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }
}
