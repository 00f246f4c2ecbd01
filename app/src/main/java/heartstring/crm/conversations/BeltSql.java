package heartstring.crm.conversations;

import heartstring.crm.conversations.ThreadRules.Candidate;
import heartstring.crm.talk.Talk;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that put talk into conversations. */
@Component
class BeltSql {

    /** Of one customer so many are looked at, those spoken in last. */
    private static final int MOST_CANDIDATES = 50;

    private final JdbcClient jdbc;

    BeltSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Talk and its conversation, below zero while that has no number yet. */
    record Placed(Talk talk, long conversation, boolean begins, State state) {}

    /** How a conversation stands before it is moved. */
    record Stand(long id, State state, @Nullable Instant resolvedAt, boolean touched, boolean waits, Instant lastAt) {}

    /** Another state from that moment on. */
    record Move(long id, State state, Instant at, boolean reopened) {}

    /** Of these the ones that were placed before, with their conversations; they are as good as new then. */
    Map<Long, Long> known(long[] touchpoints) {
        jdbc.sql("update crm.talk set fresh = true where touchpoint_id = any(:ids) and not fresh")
                .param("ids", touchpoints)
                .update();
        Map<Long, Long> known = new HashMap<>();
        jdbc.sql("select touchpoint_id, conversation_id from crm.talk where touchpoint_id = any(:ids)")
                .param("ids", touchpoints)
                .query(rs -> {
                    known.put(rs.getLong(1), rs.getLong(2));
                });
        return known;
    }

    Map<Long, Long> customers(long[] profiles) {
        Map<Long, Long> customers = new HashMap<>();
        jdbc.sql("select id, customer_id from customer.v_profile where id = any(:profiles) and erased_at is null")
                .param("profiles", profiles)
                .query(rs -> {
                    customers.put(rs.getLong(1), rs.getLong(2));
                });
        return customers;
    }

    /** By customer and number. */
    Map<Long, Map<Long, Candidate>> candidates(long[] customers) {
        Map<Long, Map<Long, Candidate>> found = new HashMap<>();
        jdbc.sql("""
                        select w.customer, c.id, c.state, c.first_at, c.last_at, coalesce(c.private_to, 0)
                          from unnest(:customers::bigint[]) as w(customer) cross join lateral (
                            select c.* from customer.v_profile p join crm.conversation c on c.profile_id = p.id
                             where p.customer_id = w.customer and c.merged_into is null
                             order by c.last_at desc limit :most) c""")
                .param("customers", customers)
                .param("most", MOST_CANDIDATES)
                .query(rs -> {
                    found.computeIfAbsent(rs.getLong(1), c -> new HashMap<>())
                            .put(
                                    rs.getLong(2),
                                    new Candidate(
                                            rs.getLong(2),
                                            State.of(rs.getString(3)),
                                            rs.getTimestamp(4).toInstant(),
                                            rs.getTimestamp(5).toInstant(),
                                            rs.getLong(6)));
                });
        return found;
    }

    /** By customer and thread the conversation in which it runs now. */
    Map<Long, Map<Long, Long>> threads(long[] threads) {
        Map<Long, Map<Long, Long>> found = new HashMap<>();
        if (threads.length == 0) {
            return found;
        }
        jdbc.sql("""
                        select p.customer_id, t.thread, t.conversation_id
                          from crm.talk t join customer.v_profile p on p.id = t.profile_id
                         where t.thread = any(:threads) order by t.at, t.touchpoint_id""").param("threads", threads).query(rs -> {
            found.computeIfAbsent(rs.getLong(1), c -> new HashMap<>()).putIfAbsent(rs.getLong(2), rs.getLong(3));
        });
        return found;
    }

    /** Makes conversations; by the number below zero the one they got. */
    Map<Long, Long> begin(List<Placed> beginnings) {
        Map<Long, Long> born = new HashMap<>();
        if (beginnings.isEmpty()) {
            return born;
        }
        List<Long> ids = jdbc.sql("""
                        select nextval(pg_get_serial_sequence('crm.conversation', 'id')) from generate_series(1, :n)""")
                .param("n", beginnings.size())
                .query((rs, n) -> rs.getLong(1))
                .list();
        for (int i = 0; i < ids.size(); i++) {
            born.put(beginnings.get(i).conversation(), ids.get(i));
        }
        jdbc.sql("""
                        insert into crm.conversation (id, profile_id, state, resolved_at, private_to, channel, first_at, last_at,
                                                      last_touchpoint_id, last_by, opened_at, settled_at)
                        select i, p, s, case when s = 'resolved' then a::timestamptz end, nullif(o, 0), c, a::timestamptz, a::timestamptz,
                               t, 'nobody', a::timestamptz, case when s = 'resolved' then a::timestamptz end
                          from unnest(:ids::bigint[], :profiles::bigint[], :states::text[], :owners::bigint[], :channels::text[],
                                      :moments::text[], :touchpoints::bigint[]) as n(i, p, s, o, c, a, t)""")
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .param(
                        "profiles",
                        beginnings.stream().mapToLong(b -> b.talk().profileId()).toArray())
                .param("states", beginnings.stream().map(b -> b.state().word()).toArray(String[]::new))
                .param(
                        "owners",
                        beginnings.stream().mapToLong(b -> b.talk().privateTo()).toArray())
                .param(
                        "channels",
                        beginnings.stream().map(b -> b.talk().channel()).toArray(String[]::new))
                .param(
                        "moments",
                        beginnings.stream().map(b -> b.talk().at().toString()).toArray(String[]::new))
                .param(
                        "touchpoints",
                        beginnings.stream()
                                .mapToLong(b -> b.talk().touchpointId())
                                .toArray())
                .update();
        return born;
    }

    /** Holds the conversations in the order of their numbers first: two that are being merged are held in that order, too. */
    void say(List<Placed> placed) {
        jdbc.sql("select id from crm.conversation where id = any(:ids) order by id for update")
                .param("ids", placed.stream().mapToLong(Placed::conversation).toArray())
                .query(row -> {});
        jdbc.sql("""
                        insert into crm.talk (touchpoint_id, conversation_id, profile_id, at, who, channel, asks, thread)
                        select t, c, p, a::timestamptz, w, h, q, d
                          from unnest(:touchpoints::bigint[], :conversations::bigint[], :profiles::bigint[], :moments::text[], :whos::text[],
                                      :channels::text[], :asks::boolean[], :threads::bigint[]) as n(t, c, p, a, w, h, q, d)
                        on conflict (touchpoint_id) do nothing""")
                .param(
                        "touchpoints",
                        placed.stream().mapToLong(p -> p.talk().touchpointId()).toArray())
                .param(
                        "conversations",
                        placed.stream().mapToLong(Placed::conversation).toArray())
                .param(
                        "profiles",
                        placed.stream().mapToLong(p -> p.talk().profileId()).toArray())
                .param(
                        "moments",
                        placed.stream().map(p -> p.talk().at().toString()).toArray(String[]::new))
                .param("whos", placed.stream().map(p -> p.talk().who().word()).toArray(String[]::new))
                .param("channels", placed.stream().map(p -> p.talk().channel()).toArray(String[]::new))
                .param("asks", placed.stream().map(p -> p.talk().asks()).toArray(Boolean[]::new))
                .param("threads", placed.stream().map(p -> p.talk().thread()).toArray(Long[]::new))
                .update();
    }

    List<Stand> stands(Collection<Long> conversations) {
        return jdbc.sql("""
                        select id, state, resolved_at, assignee_id is not null or snoozed_until is not null, waiting_since is not null, last_at
                          from crm.conversation where id = any(:ids) and merged_into is null""")
                .param("ids", array(conversations))
                .query((rs, n) -> {
                    Timestamp resolved = rs.getTimestamp(3);
                    return new Stand(
                            rs.getLong(1),
                            State.of(rs.getString(2)),
                            resolved == null ? null : resolved.toInstant(),
                            rs.getBoolean(4),
                            rs.getBoolean(5),
                            rs.getTimestamp(6).toInstant());
                })
                .list();
    }

    /** What is opened again asks from the word on that opened it. */
    void move(List<Move> moves) {
        jdbc.sql("""
                        update crm.conversation c
                           set state = m.s, snoozed_until = null,
                               resolved_at = case when m.s = 'resolved' then m.a::timestamptz end, resolved_by = null,
                               opened_at = case when m.s = 'open' and m.r then m.a::timestamptz else c.opened_at end,
                               settled_at = case when m.s = 'resolved' then m.a::timestamptz
                                                 when m.r then m.a::timestamptz - interval '1 microsecond' else c.settled_at end
                          from unnest(:ids::bigint[], :states::text[], :moments::text[], :reopened::boolean[]) as m(i, s, a, r)
                         where c.id = m.i""")
                .param("ids", moves.stream().mapToLong(Move::id).toArray())
                .param("states", moves.stream().map(m -> m.state().word()).toArray(String[]::new))
                .param("moments", moves.stream().map(m -> m.at().toString()).toArray(String[]::new))
                .param("reopened", moves.stream().map(Move::reopened).toArray(Boolean[]::new))
                .update();
    }

    /** Where talk was placed is remembered, unless it is gone itself. */
    void forget() {
        jdbc.sql("""
                        delete from crm.talk t where not exists (select from touchpoint.v_touchpoint p where p.id = t.touchpoint_id)""").update();
        jdbc.sql("update crm.talk set fresh = false").update();
    }

    /** Takes talk out; the conversations that lost some. */
    Set<Long> unsay(long[] touchpoints) {
        jdbc.sql("delete from crm.mention where touchpoint_id = any(:ids)")
                .param("ids", touchpoints)
                .update();
        return new HashSet<>(jdbc.sql("delete from crm.talk where touchpoint_id = any(:ids) returning conversation_id")
                .param("ids", touchpoints)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** Drops those of these in which nothing was said any more, with all that hangs on them; the rest keeps a piece that spoke in it. */
    void dropSilent(Collection<Long> conversations) {
        long[] silent = jdbc.sql("""
                        select c.id from crm.conversation c
                         where c.id = any(:ids) and not exists (select from crm.talk t where t.conversation_id = c.id)""").param("ids", array(conversations)).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
        for (String table : List.of("seen", "presence", "draft", "mention")) {
            jdbc.sql("delete from crm." + table + " where conversation_id = any(:ids)")
                    .param("ids", silent)
                    .update();
        }
        jdbc.sql("update crm.conversation set merged_into = null where merged_into = any(:ids)")
                .param("ids", silent)
                .update();
        jdbc.sql("delete from crm.conversation where id = any(:ids)")
                .param("ids", silent)
                .update();
    }

    static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
