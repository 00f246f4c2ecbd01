package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.ChallengeCounts.Count;
import heartstring.loyalty.challenges.ChallengeRules.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what orders count and which prizes were given. */
@Component
class PrizesSql {

    private static final String ROWS = """
            unnest(:challenges::bigint[], :orders::bigint[], :profiles::bigint[], :ats::timestamptz[], :amounts::bigint[],
                   :parts::boolean[]) as x(c, o, p, a, n, t)
            """;
    /** One that is due already is held until this commits, so that nobody takes it before. */
    private static final String DUE = """
            insert into loyalty.challenge_due (profile_id) select distinct profile_id from w order by 1
            on conflict (profile_id) do update set profile_id = excluded.profile_id
            """;

    private final JdbcClient jdbc;

    PrizesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A prize as it stands. */
    record Prize(
            long id,
            long challengeId,
            long customerId,
            long profileId,
            int slot,
            boolean deserved,
            @Nullable Long postingId,
            long given,
            long kept,
            int postings,
            @Nullable Long redemptionId,
            Instant at) {}

    /** Those of the counts whose customers do not take part are kept as nothing, so that nobody is asked twice. */
    void count(List<Count> counts, Set<Count> outside) {
        filled(
                "with w as (insert into loyalty.challenge_count as k (challenge_id, order_id, profile_id, occurred_at, amount,"
                        + " takes_part) select c, o, p, a, case when t then n else 0 end, t from " + ROWS + """
                 where n > 0 or exists (select from loyalty.challenge_count e where e.challenge_id = c and e.order_id = o)
                 order by c, o
                on conflict (challenge_id, order_id)
                do update set profile_id = excluded.profile_id, occurred_at = excluded.occurred_at,
                              amount = case when k.takes_part then excluded.amount else 0 end
                 where (k.profile_id, k.occurred_at, k.amount)
                       is distinct from (excluded.profile_id, excluded.occurred_at,
                                         case when k.takes_part then excluded.amount else 0 end)
                returning profile_id)
                """ + DUE,
                counts,
                outside);
    }

    /** Whoever no longer takes part keeps what counted, and less of it once something came back. */
    void lower(List<Count> counts) {
        filled(
                "with w as (update loyalty.challenge_count k set amount = x.n from " + ROWS + """
                 where k.challenge_id = x.c and k.order_id = x.o and x.n < k.amount returning k.profile_id)
                """ + DUE,
                counts,
                Set.of());
    }

    /** The orders (by challenge and order) that were asked before. */
    Set<Known> known(List<Count> counts) {
        return Set.copyOf(jdbc.sql("""
                        select k.challenge_id, k.order_id from loyalty.challenge_count k
                          join unnest(:challenges::bigint[], :orders::bigint[]) as x(c, o) on k.challenge_id = x.c and k.order_id = x.o""")
                .param(
                        "challenges",
                        counts.stream().mapToLong(Count::challengeId).toArray())
                .param("orders", counts.stream().mapToLong(Count::orderId).toArray())
                .query((rs, n) -> new Known(rs.getLong(1), rs.getLong(2)))
                .list());
    }

    /** An order that counts, or was found not to. */
    record Known(long challengeId, long orderId) {}

    /** The customers of these pieces. */
    Map<Long, Long> customers(List<Long> profiles) {
        Map<Long, Long> customers = new HashMap<>();
        jdbc.sql("select id, customer_id from customer.v_profile where id = any(:profiles)")
                .param("profiles", profiles.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    customers.put(rs.getLong(1), rs.getLong(2));
                });
        return customers;
    }

    /** Puts these on the list, one after the other, and holds them until this commits. */
    void holdDue(List<Long> profiles) {
        jdbc.sql("with w as (select unnest(:profiles::bigint[]) as profile_id) " + DUE)
                .param("profiles", profiles.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    private void filled(String statement, List<Count> counts, Set<Count> outside) {
        List<Count> sorted = counts.stream()
                .sorted(Comparator.comparingLong(Count::challengeId).thenComparingLong(Count::orderId))
                .toList();
        jdbc.sql(statement)
                .param(
                        "challenges",
                        sorted.stream().mapToLong(Count::challengeId).toArray())
                .param("orders", sorted.stream().mapToLong(Count::orderId).toArray())
                .param("profiles", sorted.stream().mapToLong(Count::profileId).toArray())
                .param("ats", sorted.stream().map(c -> c.at().toString()).toArray(String[]::new))
                .param("parts", sorted.stream().map(c -> !outside.contains(c)).toArray(Boolean[]::new))
                .param("amounts", sorted.stream().mapToLong(Count::amount).toArray())
                .update();
    }

    /** Takes the oldest customers off the list; they are back on it when the transaction fails. */
    List<Long> take(int most) {
        return jdbc.sql("""
                        with taken as (
                          delete from loyalty.challenge_due where profile_id = any(array(
                            select profile_id from loyalty.challenge_due order by since, profile_id limit :most for update skip locked))
                          returning profile_id)
                        select distinct p.customer_id from taken t join customer.v_profile p on p.id = t.profile_id order by 1""").param("most", most).query((rs, n) -> rs.getLong(1)).list();
    }

    /** Puts those whom the puzzle's next movements concern on the list; false when there were no movements. */
    boolean follow(int most) {
        return jdbc.sql("""
                        with f as (select movement_id from loyalty.follower where name = 'challenges' for update skip locked),
                        moves as (
                          select v.id, v.from_customer_id, v.to_customer_id from customer.v_movement v
                           where v.id > (select movement_id from f) order by v.id limit :most),
                        due as (
                          insert into loyalty.challenge_due (profile_id)
                          select distinct m.profile_id from moves v
                            join customer.v_profile p on p.customer_id in (v.from_customer_id, v.to_customer_id)
                            join loyalty.challenge_count m on m.profile_id = p.id
                           order by 1 on conflict (profile_id) do update set profile_id = excluded.profile_id)
                        update loyalty.follower set movement_id = (select max(id) from moves)
                         where name = 'challenges' and exists (select from moves)""").param("most", most).update() == 1;
    }

    /** Those whose challenges are worked out come one after the other. */
    void lock(Collection<Long> customers) {
        for (long customer : customers.stream().sorted().distinct().toList()) {
            jdbc.sql("select pg_advisory_xact_lock(7307, hashint8(:customer))")
                    .param("customer", customer)
                    .query(row -> {});
        }
    }

    /** What counts, by customer and challenge, in the order of time: what their pieces did. */
    Map<Long, Map<Long, List<Entry>>> entries(int programme, Collection<Long> customers) {
        Map<Long, Map<Long, List<Entry>>> entries = new HashMap<>();
        jdbc.sql("""
                        select p.customer_id, k.challenge_id, k.occurred_at, k.amount
                          from customer.v_profile p join loyalty.challenge_count k on k.profile_id = p.id and k.takes_part
                          join loyalty.challenge c on c.id = k.challenge_id and c.programme_id = :programme
                         where p.customer_id = any(:customers) order by k.occurred_at, k.order_id""")
                .param("programme", programme)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    entries.computeIfAbsent(rs.getLong(1), k -> new HashMap<>())
                            .computeIfAbsent(rs.getLong(2), k -> new ArrayList<>())
                            .add(new Entry(rs.getTimestamp(3).toInstant(), rs.getLong(4)));
                });
        return entries;
    }

    /** The prizes of these customers, oldest first. */
    List<Prize> prizes(int programme, Collection<Long> customers) {
        return jdbc.sql("""
                        select z.id, z.challenge_id, p.customer_id, z.profile_id, z.slot, z.deserved, z.posting_id, z.given, z.kept,
                               z.postings, z.redemption_id, z.given_at
                          from customer.v_profile p join loyalty.challenge_prize z on z.profile_id = p.id
                          join loyalty.challenge c on c.id = z.challenge_id and c.programme_id = :programme
                         where p.customer_id = any(:customers) order by z.given_at, z.id""")
                .param("programme", programme)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> new Prize(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getInt(5),
                        rs.getBoolean(6),
                        rs.getObject(7, Long.class),
                        rs.getLong(8),
                        rs.getLong(9),
                        rs.getInt(10),
                        rs.getObject(11, Long.class),
                        rs.getTimestamp(12).toInstant()))
                .list();
    }

    /** A prize that nothing was given for yet; its number, and 0 when the piece has it already. */
    long make(long challenge, long profile, int slot, Instant at) {
        return jdbc.sql("""
                        insert into loyalty.challenge_prize (challenge_id, profile_id, slot, deserved, given_at)
                        values (:challenge, :profile, :slot, false, :at::timestamptz) on conflict do nothing returning id""")
                .param("challenge", challenge)
                .param("profile", profile)
                .param("slot", slot)
                .param("at", at.toString())
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    void drop(long id) {
        jdbc.sql("delete from loyalty.challenge_prize where id = :id")
                .param("id", id)
                .update();
    }

    void given(long id, @Nullable Long posting, long given, @Nullable Long redemption) {
        jdbc.sql("""
                        update loyalty.challenge_prize
                           set deserved = true, posting_id = :posting, given = :given, redemption_id = :redemption,
                               postings = postings + 1
                         where id = :id""")
                .param("id", id)
                .param("posting", posting)
                .param("given", given)
                .param("redemption", redemption)
                .update();
    }

    void taken(long id, long forgiven, @Nullable Long redemption) {
        jdbc.sql("""
                        update loyalty.challenge_prize
                           set deserved = false, posting_id = null, given = 0, kept = kept + :forgiven, redemption_id = :redemption,
                               postings = postings + 1
                         where id = :id""")
                .param("id", id)
                .param("forgiven", forgiven)
                .param("redemption", redemption)
                .update();
    }

    /** A member whose birthday it is. */
    record Celebrant(long memberId, long customerId) {}

    /**
     * Active members whose birthday, as they last told it, is one of these days, who told it and joined before that moment, and who
     * were given nothing for one since the other.
     */
    List<Celebrant> celebrants(Challenge challenge, List<String> days, Instant before, Instant since, int most) {
        return jdbc.sql("""
                        select min(m.id), p.customer_id
                          from loyalty.member m join customer.v_profile p on p.id = m.profile_id and p.erased_at is null
                         where m.programme_id = :programme and m.status = 'active' and m.joined_at < :before::timestamptz
                           and p.customer_id in (
                             select q.customer_id from customer.v_trait r join customer.v_profile q on q.id = r.profile_id
                              where r.name = 'birthday'
                                and substring(r.value #>> '{}' from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})(?:[T ].*)?$') = any(:days))
                           and exists (
                             select from (select r.value #>> '{}' as value, r.recorded_at
                                            from customer.v_trait r join customer.v_profile q on q.id = r.profile_id
                                           where q.customer_id = p.customer_id and r.name = 'birthday' and q.erased_at is null
                                           order by r.occurred_at desc, r.id desc limit 1) l
                              where l.recorded_at < :before::timestamptz
                                and substring(l.value from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})(?:[T ].*)?$') = any(:days))
                           and not exists (
                             select from loyalty.challenge_prize z join customer.v_profile q on q.id = z.profile_id
                              where q.customer_id = p.customer_id and z.challenge_id = :challenge
                                and z.given_at > :since::timestamptz)
                         group by p.customer_id order by 1 limit :most""")
                .param("programme", challenge.programmeId())
                .param("challenge", challenge.id())
                .param("days", days.toArray(String[]::new))
                .param("before", before.toString())
                .param("since", since.toString())
                .param("most", most)
                .query((rs, n) -> new Celebrant(rs.getLong(1), rs.getLong(2)))
                .list();
    }
}
