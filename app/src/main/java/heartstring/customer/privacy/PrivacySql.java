package heartstring.customer.privacy;

import heartstring.customer.matching.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find out who a person is, and hold the intake back while somebody is erased. */
@Component
class PrivacySql {

    private final JdbcClient jdbc;

    PrivacySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no batch of touchpoints is being written, and lets none begin until the transaction ends. */
    void holdTheIntake() {
        jdbc.sql("select pg_advisory_xact_lock(7301, 2)").query(row -> {});
    }

    /** The customer that this id leads to now; 0 when there never was one. */
    long current(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into from customer.customer where id = :id
                          union all
                          select c.id, c.merged_into from r join customer.customer c on c.id = r.merged_into)
                        select coalesce((select id from r where merged_into is null), 0)""").param("id", customer).query(Long.class).single();
    }

    Set<Long> leadingTo(long customer) {
        return new HashSet<>(jdbc.sql("""
                        with recursive r as (
                          select id from customer.customer where id = :id
                          union
                          select c.id from r join customer.customer c on c.merged_into = r.id)
                        select id from r""")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    Set<Long> profiles(long customer) {
        return new HashSet<>(jdbc.sql("select id from customer.profile where customer_id = :id and erased_at is null")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    Set<Identifier> identifiers(Set<Long> profiles) {
        return new HashSet<>(jdbc.sql("""
                        select distinct kind, value from customer.identifier where profile_id = any(:ids)
                        union select key_kind, key_value from customer.profile where id = any(:ids)""")
                .param("ids", longs(profiles))
                .query((rs, n) -> new Identifier(rs.getString(1), rs.getString(2)))
                .list());
    }

    record Shared(Identifier identifier, long customerId) {}

    /** Identifiers of this customer that living pieces of other customers show too, at most one line for each. */
    List<Shared> shared(long customer) {
        return jdbc.sql("""
                        select i.kind, i.value, min(o.customer_id)
                          from customer.profile p
                          join customer.identifier i on i.profile_id = p.id
                          join customer.identifier j on j.kind = i.kind and j.value = i.value
                          join customer.profile o on o.id = j.profile_id
                         where p.customer_id = :id and o.customer_id <> :id and o.erased_at is null
                         group by i.kind, i.value order by i.kind, i.value""")
                .param("id", customer)
                .query((rs, n) -> new Shared(new Identifier(rs.getString(1), rs.getString(2)), rs.getLong(3)))
                .list();
    }

    String name(long customer) {
        return jdbc.sql("select name from customer.headline where customer_id = :id")
                .param("id", customer)
                .query(String.class)
                .optional()
                .orElse("Customer " + customer);
    }

    private static long[] longs(Set<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
