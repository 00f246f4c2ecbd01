package heartstring.story.narrative;

import heartstring.story.narrative.Facts.Event;
import heartstring.story.narrative.Facts.Liked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a story is told from. */
@Component
class NarrativeSql {

    private final JdbcClient jdbc;

    NarrativeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last purchase and how many there were; {@code days} between the first and the last. */
    record Bought(long orders, Event last, long totalMinor, String currency, double days) {}

    Optional<Event> first(long customerId) {
        return edge(customerId, "asc", "");
    }

    /** A colleague's note about somebody is no visit of theirs. */
    Optional<Event> last(long customerId) {
        return edge(customerId, "desc", " and t.channel is distinct from 'crm'");
    }

    private Optional<Event> edge(long customerId, String order, String but) {
        return jdbc.sql("""
                        select t.id, t.occurred_at, t.channel, t.name from customer.v_profile p cross join lateral (
                            select t.id, t.occurred_at, t.channel, t.name from touchpoint.v_touchpoint t
                             where t.profile_id = p.id%2$s
                                 order by t.occurred_at %1$s, t.id %1$s limit 1) t
                         where p.customer_id = :customer order by t.occurred_at %1$s, t.id %1$s limit 1""".formatted(order, but))
                .param("customer", customerId)
                .query((rs, n) -> event(rs))
                .optional();
    }

    Optional<Bought> bought(long customerId) {
        return jdbc.sql("""
                        select o.touchpoint_id, o.occurred_at, coalesce(t.channel, ''), 'Order Completed', o.kept_minor, o.currency,
                               count(*) over (), extract(epoch from o.occurred_at - min(o.occurred_at) over ()) / 86400
                          from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                          left join touchpoint.v_touchpoint t on t.id = o.touchpoint_id
                         where p.customer_id = :customer and o.status <> 'cancelled'
                         order by o.occurred_at desc, o.id desc limit 1""")
                .param("customer", customerId)
                .query((rs, n) -> new Bought(rs.getLong(7), event(rs), rs.getLong(5), rs.getString(6), rs.getDouble(8)))
                .optional();
    }

    /** What was bought most often since then. */
    Optional<Liked> liked(long customerId, Instant since) {
        return jdbc.sql("""
                        select r.name, count(distinct o.id), (array_agg(o.touchpoint_id order by o.occurred_at desc, o.id desc))[1]
                          from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                          join commerce.v_order_line l on l.order_id = o.id join commerce.v_product r on r.id = l.product_id
                         where p.customer_id = :customer and o.status <> 'cancelled' and o.occurred_at >= :since::timestamptz
                           and r.name is not null
                         group by r.id, r.name order by 2 desc, 1 limit 1""")
                .param("customer", customerId)
                .param("since", since.toString())
                .query((rs, n) -> new Liked(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .optional();
    }

    Optional<Event> lastReturn(long customerId) {
        return jdbc.sql("""
                        select r.touchpoint_id, r.occurred_at, '', 'Order Refunded'
                          from customer.v_profile p join commerce.v_return r on r.profile_id = p.id
                         where p.customer_id = :customer order by r.occurred_at desc limit 1""")
                .param("customer", customerId)
                .query((rs, n) -> event(rs))
                .optional();
    }

    /** The kind of a customer, and what is not known of it, in words. */
    Optional<String[]> known(long customerId) {
        return jdbc.sql("""
                        select h.kind, concat_ws('|',
                               case when h.email is null then 'an e-mail address' end,
                               case when h.phone is null then 'a telephone number' end,
                               case when h.kind = 'person' and not exists (
                                 select from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                                  where p.customer_id = h.customer_id and t.name in ('birthday', 'dateOfBirth')) then 'their birthday' end)
                          from customer.v_headline h where h.customer_id = :customer""")
                .param("customer", customerId)
                .query((rs, n) -> new String[] {rs.getString(1), rs.getString(2)})
                .optional();
    }

    private static Event event(ResultSet rs) throws SQLException {
        return new Event(rs.getLong(1), rs.getTimestamp(2).toInstant(), rs.getString(3), rs.getString(4));
    }
}
