package heartstring.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.PGConnection;

/** People with orders and ratings as the belts would have left them, some of whom faded and left; and what the database does at best. */
final class ShoppersSql {

    private static final String GAP = "(20 + n % 36)";

    private ShoppersSql() {}

    /**
     * Everybody has so many orders, one after the other in gaps of 20 to 55 days; every seventh came less and less, bought less and left,
     * the others were here lately. Half of them rated something.
     */
    static void fill(Connection c, int source, long people, int orders) throws SQLException {
        BenchSql.execute(
                c,
                "insert into commerce.store (key, name, seen_at) select 's' || n, 'Store ' || n, now() from generate_series(1, 40) n");
        for (int k = 0; k < orders; k++) {
            // Back from the last order: for those who left, the last gaps are the longest ones.
            BenchSql.execute(c, String.format(Locale.ROOT, """
                            insert into commerce.orders (source_id, order_key, profile_id, store_id, touchpoint_id, occurred_at, changed_at, status,
                                   currency, total_minor, refunded_minor, items)
                            select %1$d, 'o-' || n || '-%2$d', n, 1 + n %% 40, n, at, at, 'completed', 'EUR',
                                   (2000 + (n::bigint * 7919 + %2$d * 104729) %% 4000) * case when n %% 7 = 0 and %2$d < 5 then 0.4 + %2$d * 0.1 else 1 end, 0, 5
                              from (select n, now() - make_interval(secs => 86400 * (case when n %% 7 = 0 then 100 + n %% 211 else n %% 13 end
                                              + %3$s * case when n %% 7 = 0 then %2$d * (1 + 1.5 / (1 + %2$d)) else %2$d end
                                              + (n * 31 + %2$d * 17) %% 5)) as at
                                      from generate_series(1, %4$d) n) x""", source, k, GAP, people));
        }
        BenchSql.execute(c, String.format(Locale.ROOT, """
                insert into experience.deed (touchpoint_id, kind, profile_id, happened_at, value)
                select n * 4 + k, (array['rated', 'rated', 'wait'])[1 + k], n, now() - make_interval(days => (n %% 90 + 40 * k)::int),
                       case when k = 2 then 3 + n %% 9 else 0.6 + (n + k) %% 5 * 0.1 end
                  from generate_series(1, %d) n, generate_series(0, 2) k where n %% 2 = 0""", people));
        BenchSql.execute(c, String.format(Locale.ROOT, """
                insert into story.standing (customer_id, last_at, orders, spent_minor)
                select n, date_trunc('minute', now()), %d, 100000 from generate_series(1, %d) n""", orders, people));
        for (String table : new String[] {"commerce.orders", "experience.deed"}) {
            BenchSql.execute(c, "vacuum analyze " + table);
        }
        CrowdSql.settle(c);
    }

    /** Reads the same rows out in the order in which they lie; answers how many they are. */
    static long scan(Connection c) throws SQLException, IOException {
        return c.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                        copy (select profile_id, date_part('epoch', occurred_at) / 86400, 1::smallint, total_minor::double precision
                                from commerce.orders
                               union all
                              select profile_id, date_part('epoch', happened_at) / 86400, 2::smallint, value::double precision
                                from experience.deed) to stdout (format binary)""", OutputStream.nullOutputStream());
    }

    /** Writes as many rows of indices into an empty table as there are, within the database. */
    static long write(Connection c) throws SQLException {
        BenchSql.execute(c, "create schema if not exists bench");
        BenchSql.execute(c, "drop table if exists bench.mood");
        BenchSql.execute(c, "create table bench.mood (like experience.mood including indexes)");
        BenchSql.execute(c, "insert into bench.mood select * from experience.mood");
        long rows = BenchSql.number(c, "select count(*) from bench.mood");
        BenchSql.execute(c, "drop table bench.mood");
        return rows;
    }
}
