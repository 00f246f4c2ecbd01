package heartstring.insight.regulars;

import heartstring.commerce.orders.OrderKey;
import heartstring.customer.owners.CustomerReach;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what is due of regulars. */
@Component
class RegularsSql {

    /** What is next to nothing is nothing: PostgreSQL refuses to put it into a real. */
    private static final double LEAST = 1e-30;

    private final JdbcClient jdbc;

    RegularsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes these, unless it was bought since or the person is forgotten. In the order of pieces and products, as others lock them. */
    void keep(long run, List<Regulars.Need> rows) {
        jdbc.sql("""
                        insert into insight.next_due (profile_id, product_id, run_id, bought_at, times, usual_days, due_on, from_on, until_on, chance)
                        select n.profile, n.product, :run, to_timestamp(n.bought), n.times, n.usual, n.due, n.first, n.last, n.chance
                          from unnest(:profiles::bigint[], :products::bigint[], :boughts::double precision[], :times::int[], :usuals::real[],
                                      :dues::date[], :firsts::date[], :lasts::date[], :chances::real[])
                               as n(profile, product, bought, times, usual, due, first, last, chance)
                          join customer.v_profile mine on mine.id = n.profile and mine.erased_at is null
                         where not exists (select from customer.v_profile p join commerce.v_order_line l on l.profile_id = p.id
                                            where p.customer_id = mine.customer_id and l.product_id = n.product
                                              and l.occurred_at > to_timestamp(n.bought) + interval '1 second'
                                              and l.status not in ('cancelled', 'refunded'))
                         order by n.profile, n.product
                        on conflict (profile_id, product_id, run_id) do update
                           set bought_at = excluded.bought_at, times = excluded.times, usual_days = excluded.usual_days,
                               due_on = excluded.due_on, from_on = excluded.from_on, until_on = excluded.until_on, chance = excluded.chance""")
                .param("run", run)
                .param(
                        "profiles",
                        rows.stream().mapToLong(Regulars.Need::profile).toArray())
                .param(
                        "products",
                        rows.stream().mapToLong(Regulars.Need::product).toArray())
                .param(
                        "boughts",
                        rows.stream()
                                .mapToDouble(r -> r.boughtAt().toEpochMilli() / 1000.0)
                                .toArray())
                .param("times", rows.stream().mapToInt(Regulars.Need::times).toArray())
                .param(
                        "usuals",
                        rows.stream().mapToDouble(Regulars.Need::usualDays).toArray())
                .param("dues", dates(rows, Regulars.Need::on))
                .param("firsts", dates(rows, Regulars.Need::from))
                .param("lasts", dates(rows, Regulars.Need::until))
                .param(
                        "chances",
                        rows.stream()
                                .mapToDouble(Regulars.Need::chance)
                                .map(chance -> chance < LEAST ? 0 : chance)
                                .toArray())
                .update();
    }

    private static Date[] dates(List<Regulars.Need> rows, Function<Regulars.Need, LocalDate> of) {
        return rows.stream().map(of).map(Date::valueOf).toArray(Date[]::new);
    }

    /** Behind which row one goes on. */
    record Place(long profile, long product, long run) {
        static final Place FIRST = new Place(0, 0, 0);
    }

    /**
     * Takes away some of what older runs wrote and is not shown, behind a place; answers the last of them, empty where there is none. It
     * goes on behind the place because whoever begins anew walks over all that is gone but still lies there.
     */
    Optional<Place> discardBefore(long run, Place after, int most) {
        return jdbc.sql("""
                        with old as materialized (
                          select profile_id, product_id, run_id from insight.next_due
                           where run_id < :run and run_id <> (select s.run_id from insight.next_shown s)
                             and (profile_id, product_id, run_id) > (:profile, :product, :old) order by 1, 2, 3 limit :most for update),
                        gone as (
                          delete from insight.next_due d using old
                           where d.profile_id = old.profile_id and d.product_id = old.product_id and d.run_id = old.run_id)
                        select profile_id, product_id, run_id from old order by 1 desc, 2 desc, 3 desc limit 1""")
                .param("run", run)
                .param("profile", after.profile())
                .param("product", after.product())
                .param("old", after.run())
                .param("most", most)
                .query((rs, n) -> new Place(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .optional();
    }

    /** Whether anything is kept at all. */
    boolean isKept() {
        return jdbc.sql("select exists (select from insight.next_due)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Takes off what these orders brought; whatever piece of the customer bought it. */
    void taken(Set<OrderKey> orders) {
        jdbc.sql("""
                        with bought as materialized (
                          select p.customer_id, l.product_id, max(o.occurred_at) as at
                            from unnest(:sources::int[], :keys::text[]) k (source_id, order_key)
                            join commerce.v_order o on o.source_id = k.source_id and o.order_key = k.order_key
                            join customer.v_profile p on p.id = o.profile_id
                            join commerce.v_order_line l on l.order_id = o.id
                           where o.status not in ('cancelled', 'refunded')
                           group by 1, 2)
                        delete from insight.next_due d where (d.profile_id, d.product_id, d.run_id) in (
                          select e.profile_id, e.product_id, e.run_id
                            from bought b join customer.v_profile q on q.customer_id = b.customer_id
                            join insight.next_due e on e.profile_id = q.id and e.product_id = b.product_id and e.bought_at < b.at
                           order by 1, 2, 3 for update of e)""")
                .param("sources", orders.stream().mapToInt(OrderKey::sourceId).toArray())
                .param("keys", orders.stream().map(OrderKey::orderKey).toArray(String[]::new))
                .update();
    }

    /** What is due until that day, by day, piece and product; of one product, or of all with 0. */
    List<Regulars.Line> due(
            CustomerReach reach,
            long product,
            LocalDate until,
            LocalDate after,
            long afterProfile,
            long afterProduct,
            int most) {
        return jdbc.sql("""
                        select p.customer_id, coalesce(h.name, ''), d.profile_id, d.product_id, coalesce(pr.name, pr.key), d.times, d.usual_days,
                               d.bought_at, d.due_on, d.chance
                          from insight.next_due d join customer.v_profile p on p.id = d.profile_id
                          join customer.v_headline h on h.customer_id = p.customer_id
                          join commerce.v_product pr on pr.id = d.product_id
                         where d.run_id = (select s.run_id from insight.next_shown s) and (:product = 0 or d.product_id = :product) and d.due_on <= :until::date
                           and (d.due_on, d.profile_id, d.product_id) > (:after::date, :afterProfile, :afterProduct)
                           and not exists (select from customer.v_profile q join insight.next_due x on x.profile_id = q.id
                                            where q.customer_id = p.customer_id and x.product_id = d.product_id and x.run_id = d.run_id
                                              and (x.bought_at, x.profile_id) > (d.bought_at, d.profile_id))%s
                         order by d.due_on, d.profile_id, d.product_id limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("product", product)
                .param("until", Date.valueOf(until))
                .param("after", Date.valueOf(after))
                .param("afterProfile", afterProfile)
                .param("afterProduct", afterProduct)
                .param("most", most)
                .query((rs, n) -> new Regulars.Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getInt(6),
                        rs.getDouble(7),
                        rs.getTimestamp(8).toInstant(),
                        rs.getDate(9).toLocalDate(),
                        rs.getDouble(10)))
                .list();
    }

    /** Of the whole house as the last run found it: products by for how many they are due. */
    List<Regulars.Shelf> shelves(int most) {
        return jdbc.sql("""
                        select n.product_id, coalesce(p.name, p.key), exp(n.gap_mean), n.buyers, n.buyers_before, array_to_string(n.due, ',')
                          from insight.next_product n join commerce.v_product p on p.id = n.product_id
                         where n.run_id = (select s.run_id from insight.next_shown s) and (select sum(x) from unnest(n.due) x) > 0
                         order by (select sum(x) from unnest(n.due) x) desc, n.product_id limit :most""")
                .param("most", most)
                .query((rs, n) -> new Regulars.Shelf(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getDouble(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        Arrays.stream(rs.getString(6).split(",", -1))
                                .map(Integer::valueOf)
                                .toList()))
                .list();
    }

    /** The same of the customers whom somebody reaches, counted now. */
    List<Regulars.Shelf> shelves(CustomerReach reach, LocalDate today, int most) {
        Map<Long, Regulars.Shelf> shelves = new LinkedHashMap<>();
        Map<Long, int[]> due = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.product_id, coalesce(p.name, p.key), coalesce(exp(n.gap_mean), 0), coalesce(n.buyers, 0),
                               coalesce(n.buyers_before, 0), c.slot, c.customers
                          from (select d.product_id, greatest(d.due_on - :today::date + 1, 0) as slot, count(distinct p.customer_id) as customers
                                  from insight.next_due d join customer.v_profile p on p.id = d.profile_id
                                  join customer.v_headline h on h.customer_id = p.customer_id
                                 where d.run_id = (select s.run_id from insight.next_shown s) and d.due_on < :today::date + 7%s
                                 group by 1, 2 order by 3 desc, 1, 2 limit 5000) c
                          join commerce.v_product p on p.id = c.product_id
                          left join insight.next_product n
                            on n.product_id = c.product_id and n.run_id = (select s.run_id from insight.next_shown s)""".formatted(reach.and("h")))
                .params(reach.params())
                .param("today", Date.valueOf(today))
                .query(rs -> {
                    int[] slots = due.computeIfAbsent(rs.getLong(1), p -> new int[Regulars.DAYS]);
                    slots[rs.getInt(6)] = rs.getInt(7);
                    shelves.put(
                            rs.getLong(1),
                            new Regulars.Shelf(
                                    rs.getLong(1),
                                    rs.getString(2),
                                    rs.getDouble(3),
                                    rs.getInt(4),
                                    rs.getInt(5),
                                    Arrays.stream(slots).boxed().toList()));
                });
        return shelves.values().stream()
                .sorted(Comparator.comparingInt((Regulars.Shelf s) -> -s.all())
                        .thenComparingLong(Regulars.Shelf::productId))
                .limit(most)
                .toList();
    }

    Optional<String> product(long id) {
        return jdbc.sql("select coalesce(name, key) from commerce.v_product where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
