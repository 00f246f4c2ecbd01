package heartstring.story.measures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of standings. */
@Component
class StandingsSql {

    private final JdbcClient jdbc;

    StandingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else recomputes standings. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7305, 1)").query(row -> {});
    }

    long[] owners(long[] profiles) {
        return jdbc
                .sql("select distinct customer_id from customer.v_profile where id = any(:profiles) order by 1")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Moves on when the owners of these profiles were last seen; answers the customers that had no standing yet. */
    long[] seen(Map<Long, Instant> last) {
        List<Map.Entry<Long, Instant>> list =
                last.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        // A row that was updated instead of inserted carries this transaction in its xmax.
        return jdbc
                .sql("""
                        insert into story.standing as t (customer_id, last_at, orders, spent_minor)
                        select p.customer_id, date_trunc('minute', max(to_timestamp(n.last_at))), 0, 0
                          from unnest(:profiles::bigint[], :lasts::bigint[]) as n(profile_id, last_at)
                          join customer.v_profile p on p.id = n.profile_id
                         group by p.customer_id order by p.customer_id
                        on conflict (customer_id) do update set last_at = excluded.last_at where excluded.last_at > t.last_at
                        returning customer_id, xmax = 0""")
                .param("profiles", list.stream().mapToLong(Map.Entry::getKey).toArray())
                .param(
                        "lasts",
                        list.stream()
                                .mapToLong(e -> e.getValue().getEpochSecond())
                                .toArray())
                .query((rs, n) -> rs.getBoolean(2) ? rs.getLong(1) : 0)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .filter(id -> id != 0)
                .toArray();
    }

    void refresh(long[] customers, String currency) {
        jdbc.sql("""
                        with p as (select id, customer_id from customer.v_profile where customer_id = any(:customers)),
                        a as (
                          select p.customer_id, date_trunc('minute', max(a.last_at)) last_at
                            from p join story.activity a on a.profile_id = p.id group by p.customer_id),
                        s as (
                          select p.customer_id, sum(s.orders)::bigint orders, max(s.last_order_at) last_order_at,
                                 coalesce(sum(s.spent_minor) filter (where s.currency = :currency), 0)::bigint spent_minor
                            from p join story.spend s on s.profile_id = p.id group by p.customer_id),
                        gone as (
                          delete from story.standing t where t.customer_id = any(:customers)
                             and not exists (select from a where a.customer_id = t.customer_id))
                        insert into story.standing as t (customer_id, last_at, orders, spent_minor, last_order_at)
                        select a.customer_id, a.last_at, coalesce(s.orders, 0), coalesce(s.spent_minor, 0),
                               s.last_order_at
                          from a left join s on s.customer_id = a.customer_id order by 1
                        on conflict (customer_id) do update
                           set last_at = excluded.last_at, orders = excluded.orders, spent_minor = excluded.spent_minor, last_order_at = excluded.last_order_at""").param("customers", customers).param("currency", currency).update();
    }

    void forget() {
        jdbc.sql("truncate story.standing").update();
    }

    @Nullable
    Long cursor(boolean wait) {
        return jdbc.sql(
                        wait
                                ? "select movement_id from story.follower where name = 'standing' for update"
                                : "select movement_id from story.follower where name = 'standing' for update skip locked")
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** The customers that the next movements concern, and the number of the last one; 0 when there are none. */
    record Moves(long last, long[] customers) {}

    private record Move(long id, long from, long to) {}

    Moves moves(long after, int most) {
        List<Move> moves = jdbc.sql("""
                        select id, from_customer_id, to_customer_id from customer.v_movement where id > :after order by id limit :most""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new Move(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .list();
        TreeSet<Long> customers = new TreeSet<>();
        moves.forEach(m -> {
            customers.add(m.from());
            customers.add(m.to());
        });
        return new Moves(
                moves.isEmpty() ? 0 : moves.getLast().id(),
                customers.stream().mapToLong(Long::longValue).toArray());
    }

    void advance(long movement) {
        jdbc.sql("update story.follower set movement_id = :movement where name = 'standing'")
                .param("movement", movement)
                .update();
    }
}
