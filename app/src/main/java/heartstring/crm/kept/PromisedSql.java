package heartstring.crm.kept;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep what was promised, and what became of it. */
@Component
class PromisedSql {

    /** The newest talk of a conversation that is read. */
    private static final int MOST_TALK = 2_000;

    private final JdbcClient jdbc;

    PromisedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A conversation to be read.
     *
     * @param spoken whether its customer said anything that asks; what is only told asks for no end
     */
    record Talked(
            long id,
            int priority,
            String channel,
            int team,
            Instant openedAt,
            @Nullable Instant settledAt,
            @Nullable Instant resolvedAt,
            long resolvedBy,
            boolean spoken) {}

    /**
     * Takes conversations that changed. Notes that somebody holds, because what they note has not been committed, are left for the next
     * round, so that nothing is missed and nobody waits in a ring.
     */
    long[] take(int most) {
        return jdbc.sql("""
                        with held as (
                          select c.id from crm.kept_due d join crm.conversation c on c.id = d.conversation_id
                           order by c.id limit :most for key share of c skip locked for update of d skip locked)
                        delete from crm.kept_due where conversation_id = any(array(select id from held)) returning conversation_id""").param("most", most).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** As they are now, in a statement of its own, so that nothing is missed that was written before they were taken. */
    List<Talked> read(long[] conversations) {
        return jdbc.sql("""
                        select c.id, c.priority, c.channel, coalesce(c.team_id, 0), c.opened_at, c.settled_at, c.resolved_at,
                               coalesce(c.resolved_by, 0),
                               exists (select from crm.talk t where t.conversation_id = c.id and t.asks)
                          from crm.conversation c where c.id = any(:ids) and c.merged_into is null order by c.id""")
                .param("ids", conversations)
                .query((rs, n) -> new Talked(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getString(3),
                        rs.getInt(4),
                        rs.getTimestamp(5).toInstant(),
                        moment(rs.getTimestamp(6)),
                        moment(rs.getTimestamp(7)),
                        rs.getLong(8),
                        rs.getBoolean(9)))
                .list();
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    List<KeptRules.Said> talk(long conversation) {
        return jdbc.sql("""
                        select l.at, l.who, l.asks, l.channel, l.said_by, l.touchpoint_id from (
                          select t.at, t.who, t.asks, t.channel, coalesce(case when t.who = 'us' then (
                                   select case when p.body #>> '{properties,user_id}' ~ '^[0-9]{1,18}$'
                                               then (p.body #>> '{properties,user_id}')::bigint end
                                     from touchpoint.v_touchpoint p where p.id = t.touchpoint_id) end, 0) as said_by, t.touchpoint_id
                            from crm.talk t where t.conversation_id = :conversation and t.who in ('customer', 'us')
                           order by t.at desc, t.touchpoint_id desc limit :most) l
                         order by 1, 6""")
                .param("conversation", conversation)
                .param("most", MOST_TALK)
                .query((rs, n) -> new KeptRules.Said(
                        rs.getTimestamp(1).toInstant(),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getString(4),
                        rs.getLong(5)))
                .list();
    }

    void forgetAllBut(long conversation, String[] began, Instant opened) {
        jdbc.sql("""
                        delete from crm.kept k where k.conversation_id = :conversation
                           and (k.kind = 'answer' and k.began_at <> all (:began::timestamptz[])
                                or k.kind = 'end' and k.began_at <> :opened::timestamptz and k.done_at is null)""")
                .param("conversation", conversation)
                .param("began", began)
                .param("opened", opened.toString())
                .update();
    }

    /** A row: what was promised, and what became of it so far. */
    record Kept(Key key, @Nullable Instant due, @Nullable Instant done, String channel, long user, int team) {}

    /** What there is one row of. */
    record Key(long conversation, String kind, Instant began) {}

    /** Writes what is new or became something else, each key once; what was promised when it was first seen stays. */
    int keep(Collection<Kept> rows) {
        return jdbc.sql("""
                        insert into crm.kept as k (conversation_id, kind, began_at, due_at, done_at, channel, user_id, team_id)
                        select n.conversation, n.kind, n.began, n.due, n.done, n.channel, n.user_id, n.team_id
                          from (select conversation, kind, began::timestamptz, due::timestamptz, done::timestamptz, channel,
                                       nullif(who, 0) as user_id, nullif(team, 0) as team_id
                                  from unnest(:conversations::bigint[], :kinds::text[], :began::text[], :due::text[], :done::text[],
                                              :channels::text[], :users::bigint[], :teams::int[])
                                    as r(conversation, kind, began, due, done, channel, who, team)) n
                          left join crm.kept o on o.conversation_id = n.conversation and o.kind = n.kind and o.began_at = n.began
                         where o.conversation_id is null
                            or (o.done_at, o.channel, o.user_id, o.team_id) is distinct from (n.done, n.channel, n.user_id, n.team_id)
                         order by n.conversation, n.kind, n.began
                        on conflict (conversation_id, kind, began_at) do update
                           set done_at = excluded.done_at, channel = excluded.channel, user_id = excluded.user_id, team_id = excluded.team_id""")
                .param(
                        "conversations",
                        rows.stream().mapToLong(r -> r.key().conversation()).toArray())
                .param("kinds", texts(rows, r -> r.key().kind()))
                .param("began", texts(rows, r -> r.key().began()))
                .param("due", texts(rows, Kept::due))
                .param("done", texts(rows, Kept::done))
                .param("channels", texts(rows, Kept::channel))
                .param("users", rows.stream().mapToLong(Kept::user).toArray())
                .param("teams", rows.stream().mapToInt(Kept::team).toArray())
                .update();
    }

    private static @Nullable String[] texts(Collection<Kept> rows, Function<Kept, @Nullable Object> part) {
        return rows.stream().map(r -> Objects.toString(part.apply(r), null)).toArray(String[]::new);
    }
}
