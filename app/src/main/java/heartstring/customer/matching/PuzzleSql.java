package heartstring.customer.matching;

import heartstring.customer.limits.Limits;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that place identifiers in profiles. */
@Component
class PuzzleSql {

    /** The most other profiles looked at for one shared value; more and the value says nothing about a person. */
    static final int MAX_SHARING = 50;

    /** From so many keys of each kind on, asking kind by kind is cheaper. */
    static final int MANY_OF_A_KIND = 32;

    private final JdbcClient jdbc;
    private final Limits limits;

    PuzzleSql(JdbcClient jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /** What makes a profile unique. */
    record PieceKey(int sourceId, String kind, String value, int epoch) {
        static final Comparator<PieceKey> ORDER = Comparator.comparing(PieceKey::kind)
                .thenComparing(PieceKey::value)
                .thenComparingInt(PieceKey::sourceId)
                .thenComparingInt(PieceKey::epoch);
    }

    record Piece(long profileId, long customerId) {}

    record Shown(long profileId, Identifier identifier) {}

    /** An anonymous id and whom it belonged to; owner 0 while nobody is known. */
    record Interval(
            String value,
            int epoch,
            long ownerProfileId,
            long ownerCustomerId,
            String ownerKind,
            Instant from,
            Instant until) {
        Interval closed(Instant at) {
            return new Interval(value, epoch, ownerProfileId, ownerCustomerId, ownerKind, from, at);
        }

        Interval owned(long profile, long customer, String kind) {
            return new Interval(value, epoch, profile, customer, kind, from, until);
        }
    }

    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7301, 1)").query(row -> {});
    }

    void holdErasures() {
        jdbc.sql("select pg_advisory_xact_lock_shared(7301, 2)").query(row -> {});
    }

    Map<String, List<Interval>> intervals(Set<String> values) {
        Map<String, List<Interval>> map = new HashMap<>();
        if (values.isEmpty()) {
            return map;
        }
        jdbc.sql("""
                        select i.value, i.epoch, coalesce(i.owner_profile_id, 0) owner, coalesce(p.customer_id, 0) customer,
                               coalesce(p.key_kind, '') kind, i.from_at, i.until_at
                          from customer.anonymous_interval i
                          left join lateral (
                            select o.customer_id, o.key_kind from customer.profile o where o.id = i.owner_profile_id offset 0) p on true
                         where i.value = any(:values) order by i.value, i.epoch""")
                .param("values", values.toArray(String[]::new))
                .query((rs, n) -> new Interval(
                        rs.getString(1),
                        rs.getInt(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getString(5),
                        instant(rs.getObject(6, OffsetDateTime.class)),
                        instant(rs.getObject(7, OffsetDateTime.class))))
                .list()
                .forEach(i ->
                        map.computeIfAbsent(i.value(), v -> new ArrayList<>()).add(i));
        return map;
    }

    private static Instant instant(OffsetDateTime at) {
        if (at.equals(OffsetDateTime.MIN)) {
            return Instant.MIN;
        }
        return at.equals(OffsetDateTime.MAX) ? Instant.MAX : at.toInstant();
    }

    private static String text(Instant at) {
        if (at.equals(Instant.MIN)) {
            return "-infinity";
        }
        return at.equals(Instant.MAX) ? "infinity" : at.toString();
    }

    void write(List<Interval> intervals) {
        if (intervals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into customer.anonymous_interval (value, epoch, owner_profile_id, from_at, until_at)
                        select v, e, nullif(o, 0), f, u
                          from unnest(:values::text[], :epochs::int[], :owners::bigint[], :froms::timestamptz[], :untils::timestamptz[])
                               as t(v, e, o, f, u)
                        on conflict (value, epoch) do update
                           set owner_profile_id = excluded.owner_profile_id, from_at = excluded.from_at, until_at = excluded.until_at""")
                .param("values", intervals.stream().map(Interval::value).toArray(String[]::new))
                .param("epochs", intervals.stream().mapToInt(Interval::epoch).toArray())
                .param(
                        "owners",
                        intervals.stream().mapToLong(Interval::ownerProfileId).toArray())
                .param("froms", intervals.stream().map(i -> text(i.from())).toArray(String[]::new))
                .param("untils", intervals.stream().map(i -> text(i.until())).toArray(String[]::new))
                .update();
    }

    Map<PieceKey, Piece> pieces(Set<PieceKey> keys) {
        Map<PieceKey, Piece> map = new HashMap<>();
        if (keys.isEmpty()) {
            return map;
        }
        Map<Kin, List<String>> kin = new HashMap<>();
        keys.forEach(k -> kin.computeIfAbsent(Kin.of(k), n -> new ArrayList<>()).add(k.value()));
        if (keys.size() >= kin.size() * MANY_OF_A_KIND) {
            kin.forEach((k, values) -> pieces(k, values, map));
            return map;
        }
        bind(jdbc.sql("""
                                select p.source_id, p.key_kind, p.key_value, p.key_epoch, p.id, p.customer_id
                                  from unnest(:sources::int[], :kinds::text[], :values::text[], :epochs::int[]) as k(s, k, v, e)
                                  join customer.profile p
                                    on p.source_id = k.s and p.key_kind = k.k and p.key_value = k.v and p.key_epoch = k.e"""), keys).query(rs -> {
            map.put(
                    new PieceKey(rs.getInt(1), rs.getString(2), rs.getString(3), rs.getInt(4)),
                    new Piece(rs.getLong(5), rs.getLong(6)));
        });
        return map;
    }

    /** What the keys of one source have in common. */
    private record Kin(int sourceId, String kind, int epoch) {
        static Kin of(PieceKey key) {
            return new Kin(key.sourceId(), key.kind(), key.epoch());
        }
    }

    /** A page of the index is read once for all values that it holds. */
    private void pieces(Kin kin, List<String> values, Map<PieceKey, Piece> into) {
        jdbc.sql("""
                        select p.key_value, p.id, p.customer_id from customer.profile p
                         where p.source_id = :source and p.key_kind = :kind and p.key_value = any(:values) and p.key_epoch = :epoch""")
                .param("source", kin.sourceId())
                .param("kind", kin.kind())
                .param("values", values.toArray(String[]::new))
                .param("epoch", kin.epoch())
                .query(rs -> {
                    into.put(
                            new PieceKey(kin.sourceId(), kin.kind(), rs.getString(1), kin.epoch()),
                            new Piece(rs.getLong(2), rs.getLong(3)));
                });
    }

    /** Creates a profile, and a customer of its own, for each key; adds them to the map. */
    void create(List<PieceKey> keys, Map<PieceKey, Piece> into) {
        if (keys.isEmpty()) {
            return;
        }
        bind(jdbc.sql("""
                                with k as materialized (
                                  select s, k, v, e, nextval('customer.profile_id_seq') pid, nextval('customer.customer_id_seq') cid
                                    from unnest(:sources::int[], :kinds::text[], :values::text[], :epochs::int[]) as t(s, k, v, e)),
                                c as (insert into customer.customer (id, kind)
                                      select cid, case k when 'group_id' then 'company' else 'person' end from k)
                                insert into customer.profile (id, customer_id, source_id, key_kind, key_value, key_epoch)
                                select pid, cid, s, k, v, e from k
                                returning source_id, key_kind, key_value, key_epoch, id, customer_id"""), keys).query(rs -> {
            into.put(
                    new PieceKey(rs.getInt(1), rs.getString(2), rs.getString(3), rs.getInt(4)),
                    new Piece(rs.getLong(5), rs.getLong(6)));
        });
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Collection<PieceKey> keys) {
        return statement
                .param("sources", keys.stream().mapToInt(PieceKey::sourceId).toArray())
                .param("kinds", keys.stream().map(PieceKey::kind).toArray(String[]::new))
                .param("values", keys.stream().map(PieceKey::value).toArray(String[]::new))
                .param("epochs", keys.stream().mapToInt(PieceKey::epoch).toArray());
    }

    boolean anyUnknown(Set<Shown> shown) {
        if (shown.isEmpty()) {
            return false;
        }
        return jdbc.sql("""
                        select exists (
                          select from unnest(:profiles::bigint[], :kinds::text[], :values::text[]) as s(p, k, v)
                           where not exists (select from customer.identifier i
                                              where i.kind = s.k and i.value = s.v and i.profile_id = s.p)
                             and not exists (select from customer.blocked_value b where b.kind = s.k and b.value = s.v)
                             and (select count(*) from (select from customer.identifier i
                                   where i.profile_id = s.p and i.kind = s.k limit :most) x) < :most)""")
                .param("profiles", shown.stream().mapToLong(Shown::profileId).toArray())
                .param("kinds", shown.stream().map(s -> s.identifier().kind()).toArray(String[]::new))
                .param("values", shown.stream().map(s -> s.identifier().value()).toArray(String[]::new))
                .param("most", MAX_SHARING)
                .query(Boolean.class)
                .single();
    }

    /** Adds the identifiers that the profiles do not have yet, up to the limit of each kind; returns those added. */
    List<Shown> show(Map<Shown, Instant> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<Shown, Instant>> entries = shown.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Shown, Instant> e) ->
                                e.getKey().identifier().kind())
                        .thenComparing(e -> e.getKey().identifier().value())
                        .thenComparingLong(e -> e.getKey().profileId()))
                .toList();
        return jdbc.sql("""
                        with s as (
                          select p, k, v, at, most, row_number() over (partition by p, k order by at) nth
                            from unnest(:profiles::bigint[], :kinds::text[], :values::text[], :ats::timestamptz[], :limits::int[])
                                 as t(p, k, v, at, most)
                           where not exists (select from customer.identifier i
                                              where i.kind = k and i.value = v and i.profile_id = p)
                             and not exists (select from customer.blocked_value b where b.kind = k and b.value = v))
                        insert into customer.identifier (kind, value, profile_id, source_id, first_seen_at)
                        select k, v, p, f.source_id, at from s join customer.profile f on f.id = p
                         where nth + (select count(*) from customer.identifier i where i.profile_id = p and i.kind = k) <= most
                         order by k, v, p
                        on conflict do nothing
                        returning profile_id, kind, value""")
                .param(
                        "profiles",
                        entries.stream().mapToLong(e -> e.getKey().profileId()).toArray())
                .param(
                        "kinds",
                        entries.stream()
                                .map(e -> e.getKey().identifier().kind())
                                .toArray(String[]::new))
                .param(
                        "values",
                        entries.stream()
                                .map(e -> e.getKey().identifier().value())
                                .toArray(String[]::new))
                .param("ats", entries.stream().map(e -> e.getValue().toString()).toArray(String[]::new))
                .param(
                        "limits",
                        entries.stream()
                                .mapToInt(e -> profileLimit(e.getKey().identifier()))
                                .toArray())
                .query((rs, n) -> new Shown(rs.getLong(1), new Identifier(rs.getString(2), rs.getString(3))))
                .list();
    }

    private int profileLimit(Identifier identifier) {
        return identifier.isAnonymous() ? limits.of(identifier.kind()) : MAX_SHARING;
    }

    /** The other profiles that show the same values; a value that more than {@link #MAX_SHARING} show says nothing. */
    List<Candidate> sharing(List<Shown> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select n.p, o.profile_id, n.k, o.among
                          from unnest(:profiles::bigint[], :kinds::text[], :values::text[]) as n(p, k, v)
                          cross join lateral (
                            select i.profile_id, count(*) over () among from (
                              select profile_id from customer.identifier i
                               where i.kind = n.k and i.value = n.v and i.profile_id <> n.p
                               order by i.profile_id limit :most) i) o
                         where o.among < :most
                         order by n.p, o.profile_id""")
                .param("profiles", news.stream().mapToLong(Shown::profileId).toArray())
                .param("kinds", news.stream().map(s -> s.identifier().kind()).toArray(String[]::new))
                .param("values", news.stream().map(s -> s.identifier().value()).toArray(String[]::new))
                .param("most", MAX_SHARING)
                .query((rs, n) -> candidate(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list();
    }

    private static Candidate candidate(long left, long right, String kind) {
        return new Candidate(left, right, kind, new Identifier(kind, "-").confidence(), false);
    }

    /** Pairs each piece of these intervals with the interval's owner, or with its first piece while nobody owns it. */
    List<Candidate> sameInterval(Set<AnonymousIntervals.Slot> slots) {
        if (slots.isEmpty()) {
            return List.of();
        }
        List<Candidate> found = jdbc.sql("""
                        select coalesce(i.owner_profile_id, min(p.id) over (partition by i.value, i.epoch)), p.id
                          from unnest(:values::text[], :epochs::int[]) as s(v, e)
                          join customer.anonymous_interval i on i.value = s.v and i.epoch = s.e
                          join customer.identifier d on d.kind = 'anonymous_id' and d.value = i.value
                          join customer.profile p on p.id = d.profile_id and p.key_kind = 'anonymous_id'
                               and p.key_value = i.value and p.key_epoch = i.epoch""")
                .param(
                        "values",
                        slots.stream().map(AnonymousIntervals.Slot::value).toArray(String[]::new))
                .param(
                        "epochs",
                        slots.stream().mapToInt(AnonymousIntervals.Slot::epoch).toArray())
                .query((rs, n) -> candidate(rs.getLong(1), rs.getLong(2), Identifier.ANONYMOUS))
                .list();
        return found.stream().filter(c -> c.left() != c.right()).toList();
    }
}
