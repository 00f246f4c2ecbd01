package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.tiers.TierRules.Entry;
import heartstring.loyalty.tiers.TierRules.Promise;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of standings and what they are worked out from. */
@Component
class TiersSql {

    private final JdbcClient jdbc;

    TiersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A membership and its standing so far; {@code known} is false before the first. */
    record Row(
            long memberId,
            int programmeId,
            long profileId,
            long customerId,
            boolean known,
            @Nullable Long tierId) {}

    /** Whoever works out a customer's standing has this lock until the transaction ends. */
    void lock(Collection<Long> customers) {
        for (long customer : customers.stream().sorted().distinct().toList()) {
            jdbc.sql("select pg_advisory_xact_lock(7306, hashint8(:customer))")
                    .param("customer", customer)
                    .query(row -> {});
        }
    }

    /** What counts, by customer, in the order of time: what their pieces did. */
    Map<Long, List<Entry>> entries(Ladder ladder, int unit, Collection<Long> customers, ZoneId zone) {
        String query = switch (ladder.measure()) {
            case POINTS -> """
                    select p.customer_id, coalesce(e.occurred_at, o.occurred_at),
                           sum(case when o.kind = 'earn' then o.amount else -(o.amount + o.shortfall) end)
                      from customer.v_profile p
                      join loyalty.account a on a.holder = 'member' and a.holder_id = p.id and a.unit_id = :unit
                      join loyalty.posting o on o.account_id = a.id and o.kind in ('earn', 'take_back')
                      -- What a return takes back counts as if it had never been earned.
                      left join loyalty.posting e on o.kind = 'take_back' and o.cause = 'order' and e.id = o.of_id
                     where p.customer_id = any(:customers) and not exists (select from loyalty.tier t where t.id = o.rule_id)
                     group by 1, 2 order by 1, 2""";
            case SPEND -> """
                    select p.customer_id, w.occurred_at, sum(w.spent_minor)
                      from customer.v_profile p join loyalty.order_worth w on w.profile_id = p.id and w.programme_id = :programme
                     where p.customer_id = any(:customers) and w.spent_minor > 0
                     group by 1, 2 order by 1, 2""";
            case VISITS -> """
                    select p.customer_id, min(w.occurred_at), 1
                      from customer.v_profile p join loyalty.order_worth w on w.profile_id = p.id and w.programme_id = :programme
                     where p.customer_id = any(:customers) and w.visit
                     group by p.customer_id, (w.occurred_at at time zone :zone)::date order by 1, 2""";
        };
        Map<Long, List<Entry>> entries = new HashMap<>();
        jdbc.sql(query)
                .param("unit", unit)
                .param("programme", ladder.programmeId())
                .param("zone", zone.getId())
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    entries.computeIfAbsent(rs.getLong(1), k -> new ArrayList<>())
                            .add(new Entry(rs.getTimestamp(2).toInstant(), rs.getLong(3)));
                });
        return entries;
    }

    Map<Long, List<Promise>> promises(int programme, Collection<Long> customers) {
        Map<Long, List<Promise>> promises = new HashMap<>();
        jdbc.sql("""
                        select p.customer_id, t.tier_key, t.from_at, t.until_at
                          from customer.v_profile p join loyalty.tier_promise t on t.profile_id = p.id and t.programme_id = :programme
                         where p.customer_id = any(:customers) order by t.id""")
                .param("programme", programme)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    promises.computeIfAbsent(rs.getLong(1), k -> new ArrayList<>())
                            .add(new Promise(
                                    rs.getString(2),
                                    rs.getTimestamp(3).toInstant(),
                                    rs.getTimestamp(4).toInstant()));
                });
        return promises;
    }

    void promise(int programme, long profile, Promise promise, String reason, long user) {
        jdbc.sql("""
                        insert into loyalty.tier_promise (programme_id, profile_id, tier_key, from_at, until_at, reason, user_id)
                        values (:programme, :profile, :tier, :from::timestamptz, :until::timestamptz, :reason, nullif(:user, 0))""")
                .param("programme", programme)
                .param("profile", profile)
                .param("tier", promise.key())
                .param("from", promise.from().toString())
                .param("until", promise.until().toString())
                .param("reason", reason)
                .param("user", user)
                .update();
    }

    /** The memberships of these customers that are not closed. */
    List<Row> rows(int programme, Collection<Long> customers) {
        return jdbc.sql("""
                        select m.id, m.programme_id, m.profile_id, p.customer_id, s.member_id is not null, s.tier_id
                          from customer.v_profile p
                          join loyalty.member m on m.profile_id = p.id and m.programme_id = :programme and m.status <> 'closed'
                          left join loyalty.tier_standing s on s.member_id = m.id
                         where p.customer_id = any(:customers) order by m.id""")
                .param("programme", programme)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> new Row(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getBoolean(5),
                        rs.getObject(6, Long.class)))
                .list();
    }

    void stand(Row row, @Nullable Long tier, @Nullable Instant next, Instant now) {
        jdbc.sql("""
                        insert into loyalty.tier_standing as s (member_id, programme_id, profile_id, tier_id, next_at, judged_at)
                        values (:member, :programme, :profile, :tier, :next::timestamptz, :now::timestamptz)
                        on conflict (member_id)
                        do update set tier_id = excluded.tier_id, next_at = excluded.next_at, judged_at = excluded.judged_at
                         where (s.tier_id, s.next_at) is distinct from (excluded.tier_id, excluded.next_at)""")
                .param("member", row.memberId())
                .param("programme", row.programmeId())
                .param("profile", row.profileId())
                .param("tier", tier)
                .param("next", next == null ? null : next.toString())
                .param("now", now.toString())
                .update();
    }

    void changed(Row row, @Nullable Long to, String reason, Instant now) {
        jdbc.sql("""
                        insert into loyalty.tier_change (member_id, programme_id, profile_id, from_tier_id, to_tier_id, reason, noted_at)
                        values (:member, :programme, :profile, :from, :to, :reason, :now::timestamptz)""")
                .param("member", row.memberId())
                .param("programme", row.programmeId())
                .param("profile", row.profileId())
                .param("from", row.tierId())
                .param("to", to)
                .param("reason", reason)
                .param("now", now.toString())
                .update();
    }

    /** The tiers that orders were judged with; 0 for none. */
    Map<Long, Long> ofOrders(int programme, Collection<Long> orders) {
        Map<Long, Long> tiers = new HashMap<>();
        jdbc.sql("""
                        select order_id, coalesce(tier_id, 0) from loyalty.order_tier
                         where order_id = any(:orders) and programme_id = :programme""")
                .param("orders", orders.stream().mapToLong(Long::longValue).toArray())
                .param("programme", programme)
                .query(rs -> {
                    tiers.put(rs.getLong(1), rs.getLong(2));
                });
        return tiers;
    }

    /** Decides the tier of an order; whoever was first stays. */
    void decide(int programme, long order, @Nullable Long tier) {
        jdbc.sql("""
                        insert into loyalty.order_tier (order_id, programme_id, tier_id) values (:order, :programme, :tier)
                        on conflict do nothing""")
                .param("order", order)
                .param("programme", programme)
                .param("tier", tier)
                .update();
    }

    /** What became of a member's standing, newest first. */
    List<Tiers.Change> changes(long member, int most) {
        return jdbc.sql("""
                        select f.name, t.name, c.reason, c.noted_at
                          from loyalty.tier_change c left join loyalty.tier f on f.id = c.from_tier_id
                          left join loyalty.tier t on t.id = c.to_tier_id
                         where c.member_id = :member order by c.id desc limit :most""")
                .param("member", member)
                .param("most", most)
                .query((rs, n) -> new Tiers.Change(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }

    /** How many active members stand on each tier; 0 for none. */
    Map<Long, Long> counts(int programme) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select coalesce(s.tier_id, 0), count(*)
                          from loyalty.tier_standing s join loyalty.member m on m.id = s.member_id and m.status = 'active'
                         where s.programme_id = :programme group by 1""").param("programme", programme).query(rs -> {
            counts.put(rs.getLong(1), rs.getLong(2));
        });
        return counts;
    }
}
