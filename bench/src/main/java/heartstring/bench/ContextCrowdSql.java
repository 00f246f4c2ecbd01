package heartstring.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What studies would have left of every customer, and how much of what was sent is kept. */
final class ContextCrowdSql {

    private ContextCrowdSql() {}

    static void scores(Connection c, long customers, int products) throws SQLException {
        String[] steps = {
            """
            insert into insight.customer_value (customer_id, found_at, run_id, visits, first_at, last_at, spent_minor, other_orders, lately, often,
                   much, cadence_days, due_at, drifting, value_minor, value_low, value_high, stake_minor)
            select n, now(), coalesce((select run_id from insight.v_value_model order by learnt_at desc limit 1), 0), 3,
                   now() - interval '200 days', now() - interval '5 days', 7500, 0, 1 + n % 5, 1 + n % 5, 1 + n % 5, 20, now(), n % 10 = 0, 12000,
                   8000, 16000, 900
              from generate_series(1, :n) n on conflict do nothing""",
            """
            insert into experience.mood (customer_id, found_at, model_id, said_count, shown, index, index_from, index_until, chance, polite,
                   usual_gap, reasons)
            select n, now(), 0, 0, 0.5, 60, 50, 70, 0.2, false, 20, array['came every 20 days'] from generate_series(1, :n) n on conflict do nothing""",
            """
            insert into insight.next_due (profile_id, product_id, run_id, bought_at, times, usual_days, due_on, from_on, until_on, chance)
            select n, 1 + (n + k * 31) % :p, (select run_id from insight.next_shown), now() - interval '20 days', 4, 20, current_date,
                   current_date - 3, current_date + 3, 0.4 + k * 0.1
              from generate_series(1, :n, 3) n, generate_series(1, 3) k on conflict do nothing""",
            "insert into story.standing (customer_id, last_at, orders, spent_minor, last_order_at)"
                    + " select n, date_trunc('minute', now() - make_interval(days => (n % 90)::int)), 1 + n % 12, 2500 * (1 + n % 12),"
                    + " now() - make_interval(days => (n % 90)::int) from generate_series(1, :n) n on conflict do nothing",
            "vacuum analyze insight.customer_value",
            "vacuum analyze experience.mood",
            "vacuum analyze insight.next_due"
        };
        for (String step : steps) {
            BenchSql.execute(c, step.replace(":n", Long.toString(customers)).replace(":p", Integer.toString(products)));
        }
    }

    /** How many events of that name are kept. */
    static long kept(Connection c, String event) throws SQLException {
        return BenchSql.number(c, "select count(*) from touchpoint.touchpoint where name = '" + event + "'");
    }

    /** Of whom a condition holds, added up another way than the product does it: how many, and the sum of their digests. */
    static long[] recounted(Connection c, String where) throws SQLException {
        String people = "(select k.id from customer.customer k where k.merged_into is null and " + where + ") x";
        return new long[] {
            BenchSql.number(c, "select count(*) from " + people),
            BenchSql.number(c, "select coalesce(sum(hashint8(x.id)), 0) from " + people)
        };
    }

    /** The same of those whom the product keeps as members. */
    static long[] members(Connection c, long segment) throws SQLException {
        String of = " from story.segment_member where segment_id = " + segment;
        return new long[] {
            BenchSql.number(c, "select count(*)" + of),
            BenchSql.number(c, "select coalesce(sum(hashint8(customer_id)), 0)" + of)
        };
    }

    /** Whether the members of that segment are counted. */
    static boolean isCounted(Connection c, long segment) throws SQLException {
        return BenchSql.number(
                        c, "select count(*) from story.segment_state where version > 0 and segment_id = " + segment)
                == 1;
    }

    /** That a customer bought within so many days; {@code which} is said of the order. */
    static String bought(int days, String which) {
        return String.format(
                Locale.ROOT,
                "exists (select from customer.profile p join commerce.orders o on o.profile_id = p.id where p.customer_id = k.id"
                        + " and o.status <> 'cancelled' and o.occurred_at > now() - interval '%d days'%s)",
                days,
                which);
    }
}
