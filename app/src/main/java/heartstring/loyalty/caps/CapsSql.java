package heartstring.loyalty.caps;

import heartstring.loyalty.caps.Caps.Window;
import heartstring.loyalty.caps.Rooms.Gave;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read and keep what limited rules gave. */
@Component
class CapsSql {

    private final JdbcClient jdbc;

    CapsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one order, so that two who lock several do not wait for each other. */
    void lock(Collection<Long> customers) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(7340, lock)
                          from (select distinct hashint8(customer) as lock from unnest(:customers::bigint[]) as t(customer)
                                 order by 1) locks""").param("customers", longs(customers)).query(row -> {});
    }

    /** What a rule gave a customer on a day. */
    record Row(long ruleId, long customerId, LocalDate day, long points) {}

    List<Row> given(List<Window> windows) {
        return jdbc.sql("""
                        select t.rule, t.customer, c.day, sum(c.points)
                          from (select rule, customer, min(f) as f, max(u) as u
                                  from unnest(:rules::bigint[], :customers::bigint[], :froms::date[], :tos::date[])
                                         as x(rule, customer, f, u) group by 1, 2) t
                          join customer.v_profile p on p.customer_id = t.customer
                          join loyalty.capped c on c.profile_id = p.id and c.rule_id = t.rule and c.day >= t.f and c.day < t.u
                         group by 1, 2, 3""")
                .param("rules", windows.stream().mapToLong(Window::ruleId).toArray())
                .param(
                        "customers",
                        windows.stream().mapToLong(Window::customerId).toArray())
                .param("froms", days(windows, Window::from))
                .param("tos", days(windows, Window::to))
                .query((rs, n) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        Objects.requireNonNull(rs.getObject(3, LocalDate.class)),
                        rs.getLong(4)))
                .list();
    }

    /** Instead of what these orders were given by these rules before. */
    void keepOrders(List<Gave> gave) {
        jdbc.sql("""
                        delete from loyalty.capped c using unnest(:rules::bigint[], :orders::bigint[]) as t(r, o)
                         where c.order_id = t.o and c.rule_id = t.r""")
                .param("rules", gave.stream().mapToLong(Gave::ruleId).toArray())
                .param("orders", gave.stream().mapToLong(Gave::orderId).toArray())
                .update();
        insert(gave.stream().filter(g -> g.points() > 0).toList());
    }

    void addEvents(List<Gave> gave) {
        insert(gave);
    }

    private void insert(List<Gave> gave) {
        jdbc.sql("""
                        insert into loyalty.capped as c (rule_id, profile_id, day, order_id, points)
                        select r, p, d, o, sum(n)
                          from unnest(:rules::bigint[], :profiles::bigint[], :days::date[], :orders::bigint[], :points::bigint[])
                                 as t(r, p, d, o, n)
                         group by r, p, d, o
                        on conflict (profile_id, rule_id, day, order_id) do update set points = c.points + excluded.points""")
                .param("rules", gave.stream().mapToLong(Gave::ruleId).toArray())
                .param("profiles", gave.stream().mapToLong(Gave::profileId).toArray())
                .param("days", days(gave, Gave::day))
                .param("orders", gave.stream().mapToLong(Gave::orderId).toArray())
                .param("points", gave.stream().mapToLong(Gave::points).toArray())
                .update();
    }

    void forget(Collection<Long> orders) {
        jdbc.sql("delete from loyalty.capped where order_id = any(:orders) and order_id <> 0")
                .param("orders", longs(orders))
                .update();
    }

    private static <T> String[] days(List<T> rows, Function<T, LocalDate> day) {
        return rows.stream().map(r -> day.apply(r).toString()).toArray(String[]::new);
    }

    private static long[] longs(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
