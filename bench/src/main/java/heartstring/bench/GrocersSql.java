package heartstring.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;

/**
 * A grocer's customers with eighteen months of orders and what lay in the newest of them, as the belts would have left it; and what the
 * database does at best with the same rows.
 */
final class GrocersSql {

    static final int PRODUCTS = 5_000;

    /** Orders of everybody on average. */
    static final int ORDERS = 10;

    private static final int STORES = 40;
    private static final int DAYS = 548;
    private static final long STEP = 500_000;

    /** Three of ten came twice, three six times, two twelve times, one twenty times and one thirty-two times: ten times on average. */
    private static final String TIMES = "(array[2, 2, 2, 6, 6, 6, 12, 12, 20, 32])[1 + n % 10]";

    private GrocersSql() {}

    /** An even draw from 0 to 1 that is the same each time. */
    private static String draw(String by) {
        return "((" + by + " & 1048575) / 1048576.0::float8)";
    }

    /** The product of a line by its own draw: one of the customer's own, or what everybody buys; popular ones far more often. */
    private static String product(String draw) {
        return "(1 + floor(" + PRODUCTS + " * power("
                + draw("case when (" + draw + " & 1023) < 700 then hashint8extended(o.profile_id, 1000 + ((" + draw
                        + " >> 10) & 31)) else hashint8extended(" + draw + ", 7) end")
                + ", 3))::int)";
    }

    /**
     * Everybody came at about even gaps, the first time up to eighteen months ago; every seventh stayed away for the last half of their
     * time. Seven of ten lines are among 32 products of their own, the others what everybody buys; every fiftieth product often draws
     * the next one along. Rows stand in the order of time, as they would have come in.
     *
     * @param lines in an order
     * @param most lines in all: only the newest orders have any
     */
    static void fill(Connection c, int source, long people, int lines, long most) throws SQLException {
        stock(c);
        BenchSql.execute(c, "set work_mem = '1GB'");
        BenchSql.execute(c, "set maintenance_work_mem = '1GB'");
        List<String> kept = bare(c, "commerce.orders");
        orders(c, source, people, lines);
        run(c, kept);
        System.out.printf("  orders: %,d%n", BenchSql.number(c, "select count(*) from commerce.orders"));
        kept = bare(c, "commerce.order_line");
        lines(c, lines, most);
        run(c, kept);
        standings(c);
        for (String table : List.of(
                "commerce.orders", "commerce.order_line", "commerce.product", "commerce.store", "story.standing")) {
            BenchSql.execute(c, "vacuum analyze " + table);
        }
        BenchSql.execute(c, "reset work_mem");
        BenchSql.execute(c, "reset maintenance_work_mem");
        CrowdSql.settle(c);
    }

    private static void run(Connection c, List<String> statements) throws SQLException {
        for (String statement : statements) {
            BenchSql.execute(c, statement);
            System.out.println("  " + statement.substring(0, Math.min(90, statement.length())));
        }
    }

    private static void stock(Connection c) throws SQLException {
        BenchSql.execute(c, "create schema if not exists bench");
        BenchSql.execute(
                c,
                "insert into commerce.store (key, name, seen_at) select 's' || n, 'Store ' || n, now() from generate_series(1, "
                        + STORES + ") n");
        BenchSql.execute(c, """
                insert into commerce.product (id, key, sku, name, category, price_minor, currency, seen_at)
                select n, 'p-' || n, 'p-' || n, 'Product ' || n, 'Category ' || n %% 50, 199 + n %% 900, 'EUR', now()
                  from generate_series(1, %1$d) n""".formatted(PRODUCTS));
        BenchSql.execute(c, "select setval('commerce.product_id_seq', " + PRODUCTS + ")");
    }

    /** Takes indexes and keys off, and answers the statements that bring them back: filling takes a third of the time. */
    private static List<String> bare(Connection c, String table) throws SQLException {
        List<String> back = new ArrayList<>();
        List<String> off = new ArrayList<>();
        try (Statement s = c.createStatement()) {
            try (ResultSet rs = s.executeQuery("""
                    select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
                     where conrelid = '%s'::regclass and contype in ('p', 'u') order by conname""".formatted(table))) {
                while (rs.next()) {
                    off.add("alter table " + rs.getString(1) + " drop constraint " + rs.getString(2));
                    back.add("alter table " + rs.getString(1) + " add constraint " + rs.getString(2) + " "
                            + rs.getString(3));
                }
            }
            try (ResultSet rs = s.executeQuery("""
                    select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                     where indrelid = '%s'::regclass
                       and not exists (select from pg_constraint where conindid = indexrelid)""".formatted(table))) {
                while (rs.next()) {
                    off.add("drop index " + rs.getString(1));
                    back.add(rs.getString(2));
                }
            }
        }
        for (String statement : off) {
            BenchSql.execute(c, statement);
        }
        return back;
    }

    private static void orders(Connection c, int source, long people, int lines) throws SQLException {
        BenchSql.execute(
                c,
                String.format(
                        Locale.ROOT,
                        """
                insert into commerce.orders (source_id, order_key, profile_id, store_id, touchpoint_id, occurred_at, changed_at, status,
                       currency, total_minor, refunded_minor, items)
                select %1$d, 'o-' || n || '-' || k, n, 1 + n %% %2$d, n, at, at, 'completed', 'EUR',
                       300 + (hashint8extended(n, 3000 + k) & 4095) + (hashint8extended(n, 4) & 8191), 0, %3$d
                  from (select n, k, now() - make_interval(secs => 86400 * (gone + (active - gone) / times * (k + 0.2 + 0.6 * jitter))) as at
                          from (select n, times, active, case when n %% 7 = 0 then active / 2 else 0 end as gone
                                  from (select n, %4$s as times, %5$d * (0.35 + 0.65 * %6$s) as active from generate_series(1::bigint, %7$d) n) a) b
                         cross join lateral (select k, %8$s as jitter from generate_series(0, times - 1) k) g) x
                 order by at""",
                        source,
                        STORES,
                        lines,
                        TIMES,
                        DAYS,
                        draw("hashint8extended(n, 1)"),
                        people,
                        draw("hashint8extended(n, 100 + k)")));
    }

    private static void lines(Connection c, int lines, long most) throws SQLException {
        long last = BenchSql.number(c, "select max(id) from commerce.orders");
        long from = Math.max(0, last - most / lines);
        String first = product("hashint8extended(o.id, 1)");
        String own = product("hashint8extended(o.id, l)");
        for (long at = from; at < last; at += STEP) {
            long to = Math.min(last, at + STEP);
            BenchSql.execute(c, String.format(Locale.ROOT, """
                            insert into commerce.order_line (order_id, line_no, product_id, quantity, unit_minor)
                            select id, l, p, 1, 199 + p %% 900
                              from (select o.id, l, case when l = %1$d and o.id %% 3 = 0 and %2$s %% 50 = 1 then %2$s + 1 else %3$s end as p
                                      from commerce.orders o cross join generate_series(1, %1$d) l
                                     where o.id > %4$d and o.id <= %5$d offset 0) x""", lines, first, own, at, to));
            System.out.printf("  order lines: %,d of %,d%n", (to - from) * lines, (last - from) * lines);
        }
    }

    private static void standings(Connection c) throws SQLException {
        BenchSql.execute(c, """
                insert into story.standing (customer_id, last_at, orders, spent_minor)
                select profile_id, date_trunc('minute', max(occurred_at)), count(*), sum(total_minor) from commerce.orders group by 1""");
        BenchSql.execute(c, """
                insert into story.activity (profile_id, channel, first_at, last_at, touchpoints)
                select profile_id, 'web', min(occurred_at), max(occurred_at), count(*) from commerce.orders group by 1""");
    }

    /** Two segments that somebody named; answers their numbers. */
    static List<Long> segments(Connection c) throws SQLException {
        BenchSql.execute(c, """
                insert into story.segment (name, condition, made_at, changed_at) values
                  ('Came ten times', '{"term": "orders", "is": "at-least", "value": 10}', now(), now()),
                  ('Came twice', '{"term": "orders", "is": "at-most", "value": 2}', now(), now())
                on conflict do nothing""");
        List<Long> segments = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery("select id from story.segment order by id limit 2")) {
            while (rs.next()) {
                segments.add(rs.getLong(1));
            }
        }
        return segments;
    }

    /** Reads the orders out in the order in which they lie; answers how many they are. */
    static long scanOrders(Connection c) throws SQLException, IOException {
        return c.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select profile_id, date_part('epoch', occurred_at), total_minor from commerce.orders) to stdout (format binary)",
                        OutputStream.nullOutputStream());
    }

    /** Reads the lines out in the order in which they lie, those of so many newest orders; answers how many they are. */
    static long scanLines(Connection c, long orders) throws SQLException, IOException {
        return c.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select order_id, product_id from commerce.order_line where order_id > (select max(id) from commerce.orders) - "
                                + orders + ") to stdout (format binary)",
                        OutputStream.nullOutputStream());
    }

    /** Writes as many rows into an empty table with the same indexes, within the database. */
    static long write(Connection c, String table) throws SQLException {
        BenchSql.execute(c, "drop table if exists bench.written");
        BenchSql.execute(c, "create table bench.written (like " + table + " including indexes including storage)");
        BenchSql.execute(c, "insert into bench.written select * from " + table);
        long rows = BenchSql.number(c, "select count(*) from bench.written");
        BenchSql.execute(c, "drop table bench.written");
        return rows;
    }
}
