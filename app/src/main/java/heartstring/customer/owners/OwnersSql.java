package heartstring.customer.owners;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of owners. */
@Component
class OwnersSql {

    private final JdbcClient jdbc;

    OwnersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer and the piece on which it stands whose they are. */
    record Lead(long customerId, long profileId) {}

    /** The customer that this number leads to now; 0 when there never was one. */
    long current(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into, 1 hops from customer.customer where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join customer.customer c on c.id = r.merged_into
                           where r.hops < 1000)
                        select coalesce((select id from r where merged_into is null), 0)""")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The lead piece, which no erasure takes away before the transaction ends. */
    Optional<Lead> lead(long customer) {
        return jdbc.sql("""
                        select p.customer_id, p.id from customer.profile p
                         where p.customer_id = :customer and p.erased_at is null order by p.id limit 1 for share of p""")
                .param("customer", customer)
                .query((rs, n) -> new Lead(rs.getLong(1), rs.getLong(2)))
                .optional();
    }

    long owner(long customer) {
        return jdbc.sql("""
                        select o.owner_id from customer.profile p join customer.ownership o on o.profile_id = p.id
                         where p.customer_id = :customer and p.erased_at is null order by o.since_at desc, p.id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    void free(long customer) {
        jdbc.sql("""
                        delete from customer.ownership o using customer.profile p
                         where p.id = o.profile_id and p.customer_id = :customer""").param("customer", customer).update();
    }

    void give(long profile, long user, Instant now) {
        jdbc.sql("""
                        insert into customer.ownership (profile_id, owner_id, since_at) values (:profile, :user, :now::timestamptz)
                        on conflict (profile_id) do update set owner_id = excluded.owner_id, since_at = excluded.since_at""")
                .param("profile", profile)
                .param("user", user)
                .param("now", now.toString())
                .update();
    }

    boolean isColleague(long user) {
        return jdbc.sql("select exists (select from platform.v_user where id = :id and active)")
                .param("id", user)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    Map<Long, String> colleagues(int most) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("select id, name from platform.v_user where active order by name, id limit :most")
                .param("most", most)
                .query(rs -> {
                    names.put(rs.getLong(1), rs.getString(2));
                });
        return names;
    }

    Set<Long> among(Collection<Long> customers, CustomerReach reach) {
        List<Long> seen = jdbc.sql("select h.customer_id from customer.headline h where h.customer_id = any(:customers)"
                        + reach.and("h"))
                .params(reach.params())
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .list();
        return new HashSet<>(seen);
    }
}
