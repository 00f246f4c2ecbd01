package heartstring.insight.returning;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.settings.Settings;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of who comes back. */
@Component
class ReturningSql {

    private final JdbcClient jdbc;
    private final Settings settings;
    private final CustomersInReach reach;

    ReturningSql(JdbcClient jdbc, Settings settings, CustomersInReach reach) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.reach = reach;
    }

    /** Of the customers who first bought in a month: how many bought in one so many months later. */
    record Counted(LocalDate cohort, int month, int customers, long orders, long keptMinor, long leftOut) {}

    /** Counts all orders until now, by months of the organisation; reads only. */
    List<Counted> count(String currency, Instant now) {
        return jdbc.sql("""
            with bought as (
              select p.customer_id, date_trunc('month', o.occurred_at at time zone :zone)::date as month, count(*) as orders,
                     coalesce(sum(o.kept_minor) filter (where o.currency = :currency), 0) as kept,
                     count(*) filter (where o.currency <> :currency) as left_out
                from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
               where o.status <> 'cancelled' and not 'no_order' = any(o.flags) and o.occurred_at <= :now
               group by 1, 2),
            known as (
              select month, orders, kept, left_out, min(month) over (partition by customer_id) as cohort from bought)
            select cohort,
                   ((extract(year from month) - extract(year from cohort)) * 12
                    + extract(month from month) - extract(month from cohort))::int as month_no,
                   count(*)::int, sum(orders)::bigint, sum(kept)::bigint, sum(left_out)::bigint
              from known group by 1, 2 order by 1, 2\
            """)
                .param("zone", settings.zone().getId())
                .param("currency", currency)
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new Counted(
                        rs.getObject(1, LocalDate.class),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6)))
                .list();
    }

    /** In the caller's transaction: this instead of what was before. */
    void keep(long run, Instant now, String currency, List<Counted> counted) {
        jdbc.sql("delete from insight.retention").update();
        jdbc.sql("""
            insert into insight.retention (cohort, month_no, customers, orders, kept_minor)
            select * from unnest(:cohorts::date[], :months::int[], :customers::int[], :orders::bigint[], :kepts::bigint[])\
            """)
                .param(
                        "cohorts",
                        counted.stream().map(c -> c.cohort().toString()).toArray(String[]::new))
                .param("months", counted.stream().mapToInt(Counted::month).toArray())
                .param(
                        "customers",
                        counted.stream().mapToInt(Counted::customers).toArray())
                .param("orders", counted.stream().mapToLong(Counted::orders).toArray())
                .param("kepts", counted.stream().mapToLong(Counted::keptMinor).toArray())
                .update();
        jdbc.sql("""
            insert into insight.retention_run (run_id, found_at, currency, month, left_out)
            values (:run, :now, :currency, :month::date, :left)
            on conflict (run_id) do update set found_at = excluded.found_at, left_out = excluded.left_out\
            """)
                .param("run", run)
                .param("now", Timestamp.from(now))
                .param("currency", currency)
                .param(
                        "month",
                        LocalDate.ofInstant(now, settings.zone())
                                .withDayOfMonth(1)
                                .toString())
                .param("left", counted.stream().mapToLong(Counted::leftOut).sum())
                .update();
    }

    /**
     * When it was counted last.
     *
     * @param month that was not over then
     */
    record Last(long run, Instant at, String currency, LocalDate month, long leftOut) {}

    Optional<Last> last() {
        return jdbc.sql("""
            select run_id, found_at, currency, month, left_out from insight.retention_run order by run_id desc limit 1\
            """)
                .query((rs, n) -> new Last(
                        rs.getLong(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        rs.getObject(4, LocalDate.class),
                        rs.getLong(5)))
                .optional();
    }

    /** Of the cohorts since a month, in order. */
    List<Counted> since(LocalDate month) {
        return jdbc.sql("""
            select cohort, month_no, customers, orders, kept_minor from insight.retention
             where cohort >= :month order by cohort, month_no\
            """)
                .param("month", month)
                .query((rs, n) -> new Counted(
                        rs.getObject(1, LocalDate.class), rs.getInt(2), rs.getInt(3), rs.getLong(4), rs.getLong(5), 0))
                .list();
    }

    /** A customer of a cohort. */
    record Member(long customerId, String name, int visits, Instant lastAt, long spentMinor) {}

    /** Customers within reach who first came in a month and bought in another, by their numbers. */
    List<Member> members(YearMonth cohort, YearMonth month, long after, int most) {
        CustomerReach customers = reach.now();
        ZoneId zone = settings.zone();
        return jdbc.sql("""
            select v.customer_id, coalesce(h.name, ''), v.visits, v.last_at, v.spent_minor
              from insight.v_customer_value v join customer.v_headline h on h.customer_id = v.customer_id
             where v.first_at >= :from and v.first_at < :until and v.customer_id > :after%s
               and exists (select from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                            where p.customer_id = v.customer_id and o.status <> 'cancelled' and not 'no_order' = any(o.flags)
                              and o.occurred_at >= :begin and o.occurred_at < :end)
             order by v.customer_id limit :most\
            """.formatted(customers.and("h")))
                .params(customers.params())
                .param("from", begin(cohort, zone))
                .param("until", begin(cohort.plusMonths(1), zone))
                .param("begin", begin(month, zone))
                .param("end", begin(month.plusMonths(1), zone))
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new Member(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getInt(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getLong(5)))
                .list();
    }

    private static Timestamp begin(YearMonth month, ZoneId zone) {
        return Timestamp.from(month.atDay(1).atStartOfDay(zone).toInstant());
    }
}
