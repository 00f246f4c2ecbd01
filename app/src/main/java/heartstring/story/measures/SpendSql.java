package heartstring.story.measures;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what profiles have bought. */
@Component
class SpendSql {

    private final JdbcClient jdbc;

    SpendSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cancelled orders and refunds without an order are no orders; what was paid back is taken off. */
    void recount(long[] profiles) {
        jdbc.sql("""
                        with n as (
                          select o.profile_id, o.currency,
                                 count(*) filter (where o.status <> 'cancelled' and not 'no_order' = any(o.flags)) orders,
                                 sum(o.kept_minor)::bigint spent_minor,
                                 max(o.occurred_at) filter (where o.status <> 'cancelled' and not 'no_order' = any(o.flags)) last_order_at
                            from commerce.v_order o where o.profile_id = any(:profiles)
                           group by o.profile_id, o.currency),
                        gone as (
                          delete from story.spend s where s.profile_id = any(:profiles)
                             and not exists (select from n where n.profile_id = s.profile_id and n.currency = s.currency))
                        insert into story.spend as s (profile_id, currency, orders, spent_minor, last_order_at)
                        select profile_id, currency, orders, spent_minor, last_order_at from n order by 1, 2
                        on conflict (profile_id, currency) do update
                           set orders = excluded.orders, spent_minor = excluded.spent_minor, last_order_at = excluded.last_order_at
                         where (s.orders, s.spent_minor, s.last_order_at)
                               is distinct from (excluded.orders, excluded.spent_minor, excluded.last_order_at)""").param("profiles", profiles).update();
    }

    void forget() {
        jdbc.sql("truncate story.spend").update();
        jdbc.sql(
                        "update story.standing set orders = 0, spent_minor = 0, last_order_at = null where orders <> 0 or spent_minor <> 0")
                .update();
    }
}
