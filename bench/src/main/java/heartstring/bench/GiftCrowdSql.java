package heartstring.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** A shop of many products that go with each other, customers who bought some of them, and a gift programme, as all of it would be left. */
final class GiftCrowdSql {

    private static final String STUDY = "what-goes-together";
    private static final int TIES_EACH = 20;
    private static final int CATEGORIES = 80;
    private static final int LINES = 5;

    private GiftCrowdSql() {}

    /** Whether a study waits or is worked out. */
    static boolean isStudying(Connection c) throws SQLException {
        return BenchSql.number(c, "select count(*) from insight.run where state in ('waiting', 'running')") > 0
                || BenchSql.number(
                                c, "select count(*) from insight.run where study = '" + STUDY + "' and state = 'done'")
                        == 0;
    }

    static void products(Connection c, int products) throws SQLException {
        BenchSql.execute(c, String.format(Locale.ROOT, """
                        insert into commerce.product (id, key, name, category, price_minor, currency, seen_at)
                        select n, 'p-' || n, 'Product ' || n, 'Category ' || n %% %d, 100 + n * 37 %% 900, 'EUR', now()
                          from generate_series(1, %d) n""", CATEGORIES, products));
        BenchSql.execute(
                c,
                "insert into commerce.store (key, name, seen_at) select 's' || n, 'Store ' || n, now() from generate_series(1, 40) n");
        BenchSql.execute(c, "select setval('commerce.product_id_seq', " + products + ")");
    }

    /** Everybody came so many times within a year, each time for five products. */
    static void orders(Connection c, int source, long customers, int orders, int products) throws SQLException {
        for (int k = 0; k < orders; k++) {
            BenchSql.execute(c, String.format(Locale.ROOT, """
                            insert into commerce.orders (id, source_id, order_key, profile_id, store_id, touchpoint_id, occurred_at, changed_at,
                                   status, currency, total_minor, refunded_minor, items)
                            select %2$d * %3$d::bigint + n, %1$d, 'o-' || n || '-%2$d', n, 1 + n %% 40, n, at, at, 'completed', 'EUR', 2500, 0, 5
                              from (select n, now() - make_interval(days => (5 + n %% 60 + %2$d * 60)::int) as at
                                      from generate_series(1, %3$d) n) x""", source, k, customers));
            BenchSql.execute(c, String.format(Locale.ROOT, """
                            insert into commerce.order_line (order_id, line_no, product_id, quantity, unit_minor)
                            select %1$d * %2$d::bigint + n, l, 1 + (n::bigint * 7919 + %1$d * 104729 + l * 15485863) %% %3$d, 1, 400
                              from generate_series(1, %2$d) n, generate_series(1, %4$d) l""", k, customers, products, LINES));
        }
        for (String table : new String[] {"commerce.orders", "commerce.order_line", "commerce.product"}) {
            BenchSql.execute(c, "vacuum analyze " + table);
        }
    }

    /** Each product has ties with those that follow it, as a study would have found them; no study is asked for soon. */
    static void ties(Connection c, int products) throws SQLException {
        BenchSql.execute(c, """
                insert into insight.run (study, version, state, asked_at, began_at, ended_at)
                select study, version, 'done', now(), now(), now() + interval '6 hours' from insight.run
                 where id in (select max(id) from insight.run where state = 'done' group by study)""");
        String run = "(select max(id) from insight.run where study = '" + STUDY + "')";
        BenchSql.execute(
                c,
                "insert into insight.basket_run (run_id, receipts, last_order_id) select " + run
                        + ", 3000000, 9000000000000000");
        BenchSql.execute(c, String.format(Locale.ROOT, """
                        insert into insight.basket_product (run_id, product_id, receipts) select %s, n, 1500 from generate_series(1, %d) n""", run, products));
        BenchSql.execute(c, String.format(Locale.ROOT, """
                        insert into insight.basket_tie (run_id, left_id, right_id, kind, level, together, left_receipts, right_receipts, expected,
                               lift_low, lift, lift_high, strength, off, late_together, late_receipts, main)
                        select %1$s, n, 1 + (n + d * d) %% %2$d, case when d = %3$d then 'substitute' else 'complement' end, 'item', 100 + 5 * d, 1500,
                               1500, 40, 1.8, 2.2 + d * 0.1, 2.8, 40 + d, 0.05, 25, 380, true
                          from generate_series(1, %2$d) n, generate_series(1, %3$d) d on conflict do nothing""", run, products, TIES_EACH));
        BenchSql.execute(c, "vacuum analyze insight.basket_tie");
    }

    /** One programme that gives five hundred of the products, for everybody once in thirty days, with a tenth held out. */
    static void programme(Connection c, int products) throws SQLException {
        BenchSql.execute(c, """
                insert into loyalty.budget (id, name, currency, limit_minor, period, each_store, made_at)
                values (1, 'Gifts', 'EUR', 10000000000, 'month', false, now())""");
        BenchSql.execute(c, "select setval('loyalty.budget_id_seq', 1)");
        BenchSql.execute(c, """
                insert into decision.gift_programme (name, running, currency, most_cost_minor, every_days, budget_id, made_at)
                values ('Bench', true, 'EUR', 500, 30, 1, now())""");
        BenchSql.execute(c, """
                insert into story.hold_out (trial, kind, name, percent, since, changed_at)
                select 'gift:' || id, 'gift', name, 10, made_at, made_at from decision.gift_programme""");
        BenchSql.execute(c, String.format(Locale.ROOT, """
                        insert into decision.gift_product (programme_id, product_key, cost_minor)
                        select p.id, 'p-' || (1 + n * %d / 500), 100 + n %% 300 from decision.gift_programme p, generate_series(0, 499) n""", products));
    }

    /** How much is set aside and given by decisions, less what the budget's purses say; 0 when they agree. */
    static long disagreement(Connection c) throws SQLException {
        return BenchSql.number(c, """
                select (select coalesce(sum(cost_minor), 0) from decision.gift_decision where state in ('reserved', 'given'))
                     - (select coalesce(sum(p.funded_minor - a.available), 0) from loyalty.budget_purse p
                          join loyalty.account a on a.holder = 'budget' and a.holder_id = p.id where p.budget_id = 1)""");
    }
}
