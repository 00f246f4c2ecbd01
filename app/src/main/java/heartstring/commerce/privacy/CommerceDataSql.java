package heartstring.commerce.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's orders and carts; they run while the touchpoints are still there. */
@Component
class CommerceDataSql {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    CommerceDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void orders(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('order', o.order_key, 'at', o.occurred_at, 'status', o.status, 'currency', o.currency,
                               'totalMinor', o.total_minor, 'refundedMinor', o.refunded_minor, 'coupon', o.coupon, 'store', s.name,
                               'lines', (select json_agg(json_build_object('product', coalesce(p.name, p.key), 'quantity', l.quantity,
                                                                           'unitMinor', l.unit_minor) order by l.line_no)
                                           from commerce.order_line l join commerce.product p on p.id = l.product_id where l.order_id = o.id),
                               'returns', (select json_agg(json_build_object('product', coalesce(p.name, p.key), 'quantity', r.quantity,
                                                                             'amountMinor', r.amount_minor, 'at', r.occurred_at,
                                                                             'reason', r.reason) order by r.return_no)
                                             from commerce.return_line r left join commerce.product p on p.id = r.product_id
                                            where r.order_id = o.id))
                          from commerce.orders o left join commerce.store s on s.id = o.store_id
                         where o.profile_id = any(:profiles) order by o.occurred_at, o.id""").withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row("Orders", rs.getString(1));
        });
    }

    void carts(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('cart', c.cart_key, 'openedAt', c.opened_at, 'changedAt', c.changed_at, 'state', c.state,
                               'currency', c.currency, 'totalMinor', c.total_minor,
                               'lines', (select json_agg(json_build_object('product', coalesce(p.name, p.key), 'quantity', l.quantity)
                                                         order by l.line_no)
                                           from commerce.cart_line l join commerce.product p on p.id = l.product_id where l.cart_id = c.id))
                          from commerce.cart c where c.profile_id = any(:profiles) order by c.opened_at, c.id""").withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row("Carts", rs.getString(1));
        });
    }

    long forgetOrders(long[] profiles) {
        return jdbc.sql("""
                        with k as (
                          select f.source_id, f.order_key from touchpoint.v_touchpoint t
                            join commerce.order_fact f on f.source_id = t.source_id and f.occurred_at = t.occurred_at and f.touchpoint_id = t.id
                             and f.order_key = coalesce(nullif(left(btrim(t.body #>> '{properties,order_id}'), 200), ''), 'touchpoint ' || t.id)
                           where t.profile_id = any(:profiles) and t.name like 'Order %'
                          union select source_id, order_key from commerce.orders where profile_id = any(:profiles)),
                        o as (
                          delete from commerce.orders o using k where o.source_id = k.source_id and o.order_key = k.order_key
                          returning o.id),
                        l as (delete from commerce.order_line l using o where l.order_id = o.id returning 1),
                        r as (delete from commerce.return_line r using o where r.order_id = o.id returning 1),
                        f as (
                          delete from commerce.order_fact f using k where f.source_id = k.source_id and f.order_key = k.order_key returning 1)
                        select (select count(*) from o) + (select count(*) from l) + (select count(*) from r) + (select count(*) from f)""").param("profiles", profiles).query(Long.class).single();
    }

    long forgetCarts(long[] profiles) {
        return jdbc.sql("""
                        with c as (
                          delete from commerce.cart where profile_id = any(:profiles) returning id, source_id, cart_key),
                        l as (delete from commerce.cart_line l using c where l.cart_id = c.id returning 1),
                        f as (
                          delete from commerce.cart_fact f using c where f.source_id = c.source_id and f.cart_key = c.cart_key returning 1)
                        select (select count(*) from c) + (select count(*) from l) + (select count(*) from f)""").param("profiles", profiles).query(Long.class).single();
    }
}
