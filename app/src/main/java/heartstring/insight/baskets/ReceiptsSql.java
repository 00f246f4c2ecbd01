package heartstring.insight.baskets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads receipts, by blocks of orders and without a transaction. */
@Component
class ReceiptsSql {

    private final JdbcClient jdbc;

    ReceiptsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The orders to read: by their numbers from which and until which, at the earliest bought at that moment, and how many there are about.
     *
     * @param from null where there is none
     * @param newest the last order of all, also where it is none of these
     */
    record Range(
            long after, long last, long orders, @Nullable Instant from, long newest) {}

    /**
     * Where a receipt is from: its customer, 0 for nobody, its store, 0 for none, the quarter of the year and the day it was bought on, as
     * days since 1970.
     */
    record Head(long order, long customer, long store, int quarter, int day) {}

    /** Takes one line after the other; the lines of an order follow each other. */
    @FunctionalInterface
    interface Line {
        void line(Head head, long product);
    }

    /** The orders of a time, of more than so many those bought last; what was told late may be older than what was told before. */
    Range range(Instant since, Instant until, int most) {
        return jdbc.sql("""
                        select coalesce(min(o.id), 1) - 1, coalesce(max(o.id), 0), count(*), min(o.occurred_at),
                               (select coalesce(max(id), 0) from commerce.v_order)
                          from (select id, occurred_at from commerce.v_order
                                 where occurred_at >= :since and occurred_at <= :until order by occurred_at desc limit :most) o""")
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .param("most", most)
                .query((rs, n) -> new Range(
                        rs.getLong(1), rs.getLong(2), rs.getLong(3), moment(rs.getTimestamp(4)), rs.getLong(5)))
                .single();
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** How many orders came in after that one; no more than {@code enough} are counted. */
    long newer(long order, long enough) {
        return jdbc.sql("select count(*) from (select from commerce.v_order where id > :order limit :enough) o")
                .param("order", order)
                .param("enough", enough)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The stores with the most orders, most first. */
    List<Long> stores(Range range, Instant since, int most) {
        return jdbc.sql("""
                        select store_id from commerce.v_order
                         where id > :after and id <= :last and occurred_at >= :since and store_id is not null
                         group by 1 order by count(*) desc, 1 limit :most""")
                .param("after", range.after())
                .param("last", range.last())
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** The last order of the next block; {@code until} where there are no more. */
    long blockEnd(long after, long until, int most) {
        return jdbc.sql("""
                        select coalesce(max(id), :until::bigint)
                          from (select id from commerce.v_order where id > :after and id <= :until order by id limit :most) o""")
                .param("after", after)
                .param("until", until)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /**
     * The lines of the orders of a block that were bought and kept: not of cancelled or refunded orders, not what was brought back, and
     * not what was given away free, which nobody chose.
     */
    void lines(long after, long last, Instant since, Instant until, Line line) {
        jdbc.sql("""
                        select o.id, coalesce(p.customer_id, 0), coalesce(o.store_id, 0),
                               extract(year from o.occurred_at at time zone 'UTC')::int * 4
                                 + extract(quarter from o.occurred_at at time zone 'UTC')::int - 1,
                               (o.occurred_at at time zone 'UTC')::date - date '1970-01-01',
                               l.product_id
                          from commerce.v_order o
                          join commerce.v_order_line l on l.order_id = o.id
                          left join customer.v_profile p on p.id = o.profile_id
                         where o.id > :after and o.id <= :last and l.order_id > :after and l.order_id <= :last
                           and o.status in ('completed', 'updated', 'refunded_in_part')
                           and o.occurred_at >= :since and o.occurred_at <= :until
                           and coalesce(l.quantity, 1) > 0 and coalesce(l.unit_minor, 1) > 0
                           and (o.status <> 'refunded_in_part'
                                or coalesce(l.quantity, 1) > coalesce((select sum(coalesce(r.quantity, 1)) from commerce.v_return r
                                                                        where r.order_id = o.id and r.product_id = l.product_id), 0))
                         order by o.id""")
                .param("after", after)
                .param("last", last)
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query((ResultSet rs) -> line.line(head(rs), rs.getLong(6)));
    }

    private static Head head(ResultSet rs) throws SQLException {
        return new Head(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getInt(4), rs.getInt(5));
    }

    /** The categories of products; those without one are left out. */
    Map<Long, String> categories(long[] products) {
        Map<Long, String> categories = new HashMap<>();
        jdbc.sql("""
                        select id, btrim(category) from commerce.v_product where id = any(:products) and btrim(category) <> ''""").param("products", products).query(rs -> {
            categories.put(rs.getLong(1), rs.getString(2));
        });
        return categories;
    }
}
