package heartstring.crm.chat;

import heartstring.crm.talk.TalkRules;
import heartstring.customer.privacy.PersonalData;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of chats. */
@Component
class ChatsSql {

    private static final int MOST_DISCARDED = 5_000;

    private final JdbcClient jdbc;

    ChatsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A chat that a browser may go on with; {@code user} is empty for none. */
    record Chat(String id, String anonymousId, String userId, boolean proven) {}

    /** One thing that was said; {@code body} is the touchpoint's. */
    record Line(
            long id,
            Instant at,
            String who,
            String name,
            @Nullable String body) {}

    Optional<Chat> bySession(int door, byte[] digest, Instant now) {
        return jdbc.sql("""
                        select c.id, c.anonymous_id, coalesce(c.user_id, ''), c.proven is not null
                          from crm.chat_session s join crm.chat c on c.id = s.chat_id
                         where s.digest = :digest and s.until_at > :now::timestamptz and c.door_id = :door and c.ended_at is null""")
                .param("digest", digest)
                .param("now", now.toString())
                .param("door", door)
                .query((rs, n) -> new Chat(rs.getString(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)))
                .optional();
    }

    /** The chat that a browser may still read: it goes on, or ended by itself. */
    Optional<Chat> readable(int door, byte[] digest, Instant now) {
        return jdbc.sql("""
                        select c.id, c.anonymous_id, coalesce(c.user_id, ''), c.proven is not null
                          from crm.chat_session s join crm.chat c on c.id = s.chat_id
                         where s.digest = :digest and s.until_at > :now::timestamptz and c.door_id = :door""")
                .param("digest", digest)
                .param("now", now.toString())
                .param("door", door)
                .query((rs, n) -> new Chat(rs.getString(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)))
                .optional();
    }

    Optional<Chat> byProof(int door, byte[] proven) {
        return jdbc.sql("""
                        select id, anonymous_id, coalesce(user_id, ''), true from crm.chat
                         where door_id = :door and proven = :proven and ended_at is null""")
                .param("door", door)
                .param("proven", proven)
                .query((rs, n) -> new Chat(rs.getString(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)))
                .optional();
    }

    boolean isProvenAs(String chat, byte[] proven) {
        return jdbc.sql("select exists (select from crm.chat where id = :id and proven = :proven)")
                .param("id", chat)
                .param("proven", proven)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void begin(Chat chat, int door, long touchpoint, byte @Nullable [] proven, Instant now, Instant here) {
        jdbc.sql("""
                        insert into crm.chat (id, door_id, profile_id, anonymous_id, user_id, proven, begun_at, last_at, here_until)
                        select :id, :door, v.profile_id, :anonymous, nullif(:user, ''), :proven, :now::timestamptz, :now::timestamptz,
                               :here::timestamptz
                          from touchpoint.v_touchpoint v where v.id = :touchpoint""")
                .param("id", chat.id())
                .param("door", door)
                .param("anonymous", chat.anonymousId())
                .param("user", chat.userId())
                .param("proven", proven, java.sql.Types.BINARY)
                .param("touchpoint", touchpoint)
                .param("now", now.toString())
                .param("here", here.toString())
                .update();
    }

    /** False when another chat has that session and still goes on. */
    boolean open(byte[] digest, String chat, Instant until) {
        return jdbc.sql("""
                        insert into crm.chat_session (digest, chat_id, until_at) values (:digest, :chat, :until::timestamptz)
                        on conflict (digest) do update set chat_id = excluded.chat_id, until_at = excluded.until_at
                         where chat_session.chat_id = excluded.chat_id
                            or exists (select from crm.chat o where o.id = chat_session.chat_id and o.ended_at is not null)""")
                        .param("digest", digest)
                        .param("chat", chat)
                        .param("until", until.toString())
                        .update()
                == 1;
    }

    /** Whom the site has signed its visitor to be, unless another chat of theirs is open. */
    boolean prove(String chat, String user, byte[] proven) {
        return jdbc.sql("""
                        update crm.chat c set user_id = coalesce(nullif(:user, ''), c.user_id), proven = :proven
                         where c.id = :id and c.proven is null
                           and not exists (select from crm.chat o where o.door_id = c.door_id and o.proven = :proven and o.ended_at is null)""")
                        .param("id", chat)
                        .param("user", user)
                        .param("proven", proven)
                        .update()
                == 1;
    }

    void spoke(String chat, Instant now, Instant here) {
        jdbc.sql("update crm.chat set last_at = :now::timestamptz, here_until = :here::timestamptz where id = :id")
                .param("id", chat)
                .param("now", now.toString())
                .param("here", here.toString())
                .update();
    }

    void here(Collection<String> chats, Instant until) {
        jdbc.sql("update crm.chat set here_until = :until::timestamptz where id = any(:ids)")
                .param("ids", chats.stream().sorted().toArray(String[]::new))
                .param("until", until.toString())
                .update();
    }

    void end(String chat, Instant now) {
        jdbc.sql("update crm.chat_session set until_at = :now::timestamptz where chat_id = :id")
                .param("id", chat)
                .param("now", now.toString())
                .update();
        jdbc.sql(
                        "update crm.chat set ended_at = :now::timestamptz, here_until = :now::timestamptz, last_at = :now::timestamptz where id = :id")
                .param("id", chat)
                .param("now", now.toString())
                .update();
    }

    /**
     * A chat that may have come to rest.
     *
     * @param saidAt when the visitor wrote last; when it is the same still, nobody has written meanwhile
     */
    record Resting(Chat chat, int door, Instant saidAt) {}

    /** Chats whose time to be looked at has come, the longest waiting first. */
    List<Resting> resting(Instant now, int most) {
        return jdbc.sql("""
                        select id, anonymous_id, coalesce(user_id, ''), proven is not null, door_id, last_at
                          from crm.chat where ended_at is null and idle_at <= :now::timestamptz order by idle_at, id limit :most""")
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> new Resting(
                        new Chat(rs.getString(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)),
                        rs.getInt(5),
                        rs.getTimestamp(6).toInstant()))
                .list();
    }

    void lookAgain(String chat, Instant at) {
        jdbc.sql("update crm.chat set idle_at = :at::timestamptz where id = :id")
                .param("id", chat)
                .param("at", at.toString())
                .update();
    }

    /** Ends a chat in which nobody has written since; whoever holds its session may read it still. */
    boolean rest(Resting resting, Instant now) {
        return jdbc.sql("""
                        update crm.chat set ended_at = :now::timestamptz, here_until = :now::timestamptz
                         where id = :id and ended_at is null and last_at = :said::timestamptz""")
                        .param("id", resting.chat().id())
                        .param("said", resting.saidAt().toString())
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    /** What was said between the visitor and us, and that it ended by itself, newest first; never what colleagues noted. */
    List<Line> lines(String chat, int most) {
        return jdbc.sql("""
                        select t.touchpoint_id, t.at, t.who, v.name, v.body::text
                          from crm.talk t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         where t.thread = :thread and t.channel = 'chat'
                           and (t.who in ('customer', 'us') or v.body #>> '{properties,idle_minutes}' is not null)
                           and v.body #>> '{properties,conversation_id}' = :chat
                         order by t.at desc, t.touchpoint_id desc limit :most""")
                .param("thread", TalkRules.digest("chat", chat))
                .param("chat", chat)
                .param("most", most)
                .query((rs, n) -> new Line(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5)))
                .list();
    }

    /** How many files its visitor has sent. */
    int files(String chat) {
        return jdbc.sql("""
                        select count(*) from crm.chat c join messaging.v_file f on f.profile_id = c.profile_id
                          join touchpoint.v_touchpoint v on v.id = f.touchpoint_id
                         where c.id = :chat and f.user_id is null and v.body #>> '{properties,conversation_id}' = :chat""").param("chat", chat).query((rs, n) -> rs.getInt(1)).single();
    }

    /** Whether that file came with something that was said between the visitor and us in this chat. */
    boolean isSentIn(String chat, long file) {
        return jdbc.sql("""
                        select exists (select from messaging.v_file f
                                         join crm.talk t on t.touchpoint_id = f.touchpoint_id
                                         join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                                        where f.id = :file and t.thread = :thread and t.channel = 'chat' and t.who in ('customer', 'us')
                                          and v.body #>> '{properties,conversation_id}' = :chat)""")
                .param("file", file)
                .param("thread", TalkRules.digest("chat", chat))
                .param("chat", chat)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** The conversation in which the chat runs, 0 while it has none yet. */
    long conversation(String chat) {
        return jdbc.sql("""
                        select coalesce(c.merged_into, c.id) from crm.talk t join crm.conversation c on c.id = t.conversation_id
                         where t.thread = :thread and t.channel = 'chat' order by t.at desc limit 1""")
                .param("thread", TalkRules.digest("chat", chat))
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    boolean isWriting(long conversation, Instant now) {
        return jdbc.sql("""
                        select exists (select from crm.presence where conversation_id = :id and writing and until_at > :now::timestamptz)""")
                .param("id", conversation)
                .param("now", now.toString())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Lets go of what can open nothing any more, an hour later: until then what follows a chat may be asked for. False when none is left. */
    boolean discard(Instant now) {
        return jdbc.sql("""
                        delete from crm.chat_session where digest in (
                          select digest from crm.chat_session where until_at < :now::timestamptz - interval '1 hour' limit :most)""")
                        .param("now", now.toString())
                        .param("most", MOST_DISCARDED)
                        .update()
                == MOST_DISCARDED;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('chat', d.name, 'anonymousId', c.anonymous_id, 'userId', c.user_id, 'begunAt', c.begun_at,
                                 'lastAt', c.last_at, 'endedAt', c.ended_at)
                          from crm.chat c join crm.chat_door d on d.id = c.door_id
                         where c.profile_id = any(:profiles) order by c.begun_at""").param("profiles", profiles).query(rs -> {
            rows.row("Chats", rs.getString(1));
        });
    }

    long forget(long[] profiles) {
        long rows = jdbc.sql(
                        "delete from crm.chat_session where chat_id in (select id from crm.chat where profile_id = any(:profiles))")
                .param("profiles", profiles)
                .update();
        return rows
                + jdbc.sql("delete from crm.chat where profile_id = any(:profiles)")
                        .param("profiles", profiles)
                        .update();
    }
}
