package heartstring.loyalty.earning;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.members.Member;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the list of orders to be judged. */
@Component
class DueOrdersSql {

    private static final Comparator<OrderKey> IN_ORDER =
            Comparator.comparingInt(OrderKey::sourceId).thenComparing(OrderKey::orderKey);

    private final JdbcClient jdbc;

    DueOrdersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Collection<OrderKey> orders) {
        List<OrderKey> list = orders.stream().sorted(IN_ORDER).toList();
        jdbc.sql("""
                        insert into loyalty.due_order (source_id, order_key)
                        select s, k from unnest(:sources::int[], :keys::text[]) as t(s, k)
                        on conflict (source_id, order_key) do update set try_at = now(), tries = 0""")
                .param("sources", list.stream().mapToInt(OrderKey::sourceId).toArray())
                .param("keys", list.stream().map(OrderKey::orderKey).toArray(String[]::new))
                .update();
    }

    /** The orders that the customers of these memberships made since they joined; one that is due is held, and not taken before. */
    void addOf(List<Member> members) {
        jdbc.sql("""
                        insert into loyalty.due_order (source_id, order_key, ordered_at)
                        select distinct o.source_id, o.order_key, o.occurred_at
                          from unnest(:customers::bigint[], :sinces::timestamptz[]) as t(c, s)
                          join customer.v_profile p on p.customer_id = t.c
                          join commerce.v_order o on o.profile_id = p.id and o.occurred_at >= t.s
                         order by 1, 2
                        on conflict (source_id, order_key) do update set source_id = excluded.source_id""")
                .param(
                        "customers",
                        members.stream().mapToLong(Member::customerId).toArray())
                .param(
                        "sinces",
                        members.stream().map(m -> m.joinedAt().toString()).toArray(String[]::new))
                .update();
    }

    /** What is due of these customers goes before everything else. */
    void prefer(Collection<Long> customers) {
        jdbc.sql("""
                        update loyalty.due_order d set try_at = timestamptz '2000-01-01 00:00+00'
                          from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                         where p.customer_id = any(:customers) and d.source_id = o.source_id and d.order_key = o.order_key
                           and d.try_at <= now()""")
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    /** Takes the oldest off the list; they are back on it when the transaction fails. */
    List<OrderKey> take(int most) {
        return jdbc.sql("""
                        with d as materialized (
                          select source_id, order_key from loyalty.due_order where try_at <= now()
                           order by try_at, ordered_at, source_id, order_key limit :most for update skip locked)
                        delete from loyalty.due_order o using d where o.source_id = d.source_id and o.order_key = d.order_key
                        returning o.source_id, o.order_key""")
                .param("most", most)
                .query((rs, n) -> new OrderKey(rs.getInt(1), rs.getString(2)))
                .list();
    }

    /** The oldest, without taking them. */
    List<OrderKey> peek(int most) {
        return jdbc.sql("""
                        select source_id, order_key from loyalty.due_order where try_at <= now()
                         order by try_at, ordered_at, source_id, order_key limit :most""")
                .param("most", most)
                .query((rs, n) -> new OrderKey(rs.getInt(1), rs.getString(2)))
                .list();
    }

    boolean takeOne(OrderKey order) {
        return jdbc.sql("""
                        delete from loyalty.due_order where ctid = (
                          select ctid from loyalty.due_order where source_id = :source and order_key = :key for update skip locked)""")
                        .param("source", order.sourceId())
                        .param("key", order.orderKey())
                        .update()
                == 1;
    }

    void later(OrderKey order, Duration first, Duration longest) {
        jdbc.sql("""
                        update loyalty.due_order
                           set tries = tries + 1,
                               try_at = now() + least(:longest, :first * power(2, least(tries, 20))) * interval '1 second'
                         where source_id = :source and order_key = :key""")
                .param("first", first.toSeconds())
                .param("longest", longest.toSeconds())
                .param("source", order.sourceId())
                .param("key", order.orderKey())
                .update();
    }
}
