package heartstring.loyalty.overview;

import heartstring.customer.owners.CustomersInReach;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that add a programme up. */
@Component
class OverviewSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    OverviewSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** What all members of a unit hold together. */
    record Held(long available, long pending, long reserved, long owed) {}

    /** An amount of one kind in one month. */
    record Flow(LocalDate month, String kind, long amount) {}

    /** An amount of one month. */
    record Month(LocalDate month, long amount) {}

    /** What was spent, and what it cost where that is known. */
    record Spent(long points, long pointsWithCost, long costMinor) {}

    /** A newest movement. */
    record Line(long customerId, @Nullable String name, String kind, long amount, Instant at) {}

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    long members(int programmeId) {
        return jdbc.sql("select count(*) from loyalty.member where programme_id = :programme and status = 'active'")
                .param("programme", programmeId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    Held held(int unitId) {
        return jdbc.sql("""
                        select coalesce(sum(available), 0), coalesce(sum(pending), 0), coalesce(sum(reserved), 0),
                               coalesce(-sum(owed), 0)
                          from loyalty.account where unit_id = :unit and holder in ('member', 'pool')""")
                .param("unit", unitId)
                .query((rs, n) -> new Held(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .single();
    }

    List<Flow> flow(int unitId, Instant from, ZoneId zone) {
        return jdbc.sql("""
                        select date_trunc('month', p.occurred_at at time zone :zone)::date, p.kind::text, sum(p.amount)
                          from loyalty.posting p join loyalty.account a on a.id = p.account_id
                         where a.unit_id = :unit and a.holder in ('member', 'pool') and p.occurred_at >= :from::timestamptz
                           and p.kind in ('earn', 'spend', 'capture', 'expire', 'take_back', 'give_back', 'credit', 'debit')
                         group by 1, 2 order by 1, 2""")
                .param("unit", unitId)
                .param("from", from.toString())
                .param("zone", zone.getId())
                .query((rs, n) -> new Flow(rs.getObject(1, LocalDate.class), rs.getString(2), rs.getLong(3)))
                .list();
    }

    List<Month> expiring(int unitId, ZoneId zone, int months) {
        return jdbc.sql("""
                        select date_trunc('month', (l.expires_at - interval '1 second') at time zone :zone)::date,
                               sum(l.available + l.pending)
                          from loyalty.lot l join loyalty.account a on a.id = l.account_id
                         where a.unit_id = :unit and a.holder in ('member', 'pool')
                           and l.pending + l.available + l.reserved > 0 and l.expires_at > now()
                         group by 1 order by 1 limit :months""")
                .param("unit", unitId)
                .param("zone", zone.getId())
                .param("months", months)
                .query((rs, n) -> new Month(rs.getObject(1, LocalDate.class), rs.getLong(2)))
                .list();
    }

    /** What the rewards taken in a month cost, where that is known, and how many visits of members there were. */
    record Visits(LocalDate month, long costMinor, long visits) {}

    List<Visits> visits(int programmeId, Instant from, ZoneId zone) {
        return jdbc.sql("""
                        select x.month, sum(x.cost), sum(x.visits) from (
                          select date_trunc('month', w.occurred_at at time zone :zone)::date as month, 0 as cost, count(*) as visits
                            from loyalty.order_worth w
                           where w.programme_id = :programme and w.visit and w.occurred_at >= :from::timestamptz group by 1
                          union all
                          select date_trunc('month', d.taken_at at time zone :zone)::date, coalesce(sum(r.cost_minor), 0), 0
                            from loyalty.redemption d join loyalty.reward r on r.id = d.reward_id
                           where r.programme_id = :programme and d.undone_at is null and d.taken_at >= :from::timestamptz group by 1) x
                         group by 1 order by 1 limit 100""")
                .param("programme", programmeId)
                .param("from", from.toString())
                .param("zone", zone.getId())
                .query((rs, n) -> new Visits(rs.getObject(1, LocalDate.class), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    Spent spent(int programmeId) {
        return jdbc.sql("""
                        select coalesce(sum(d.points), 0), coalesce(sum(d.points) filter (where r.cost_minor is not null), 0),
                               coalesce(sum(r.cost_minor), 0)
                          from loyalty.redemption d join loyalty.reward r on r.id = d.reward_id
                         where r.programme_id = :programme and d.undone_at is null""")
                .param("programme", programmeId)
                .query((rs, n) -> new Spent(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .single();
    }

    long takenOf(long rewardId) {
        return jdbc.sql("select count(*) from loyalty.redemption where reward_id = :reward and undone_at is null")
                .param("reward", rewardId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    List<Line> newest(int unitId, int most) {
        return jdbc.sql("""
                        select p.customer_id, h.name, o.kind::text, o.amount, o.occurred_at
                          from (select p.id, p.account_id, p.kind, p.amount, p.occurred_at from loyalty.posting p
                                 order by p.id desc limit 2000) o
                          join loyalty.account a on a.id = o.account_id and a.unit_id = :unit and a.holder = 'member'
                          join customer.v_profile p on p.id = a.holder_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where true%s order by o.id desc limit :most""".formatted(customers.now().and("h")))
                .params(customers.now().params())
                .param("unit", unitId)
                .param("most", most)
                .query((rs, n) -> new Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getTimestamp(5).toInstant()))
                .list();
    }
}
