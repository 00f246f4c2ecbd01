package heartstring.customer.merges;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements behind merging, splitting and undoing by hand. */
@Component
class MergesSql {

    private final JdbcClient jdbc;

    MergesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Past(String kind, String cause, long from, long to, boolean undone) {}

    /** The customer that this id leads to now; 0 when there never was one. */
    long current(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into from customer.customer where id = :id
                          union all
                          select c.id, c.merged_into from r join customer.customer c on c.id = r.merged_into)
                        select coalesce((select id from r where merged_into is null), 0)""").param("id", customer).query(Long.class).single();
    }

    String kind(long customer) {
        return jdbc.sql("select kind from customer.customer where id = :id")
                .param("id", customer)
                .query(String.class)
                .single();
    }

    List<Long> profiles(long customer) {
        return jdbc.sql("select id from customer.profile where customer_id = :id and erased_at is null order by id")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Properties that the two declare differently, with the latest word of each side. */
    List<Merges.Conflict> conflicts(long stays, long goes) {
        return jdbc.sql("""
                        with t as (
                          select distinct on (p.customer_id, t.name) p.customer_id, t.name, t.value, t.occurred_at
                            from customer.profile p join customer.trait t on t.profile_id = p.id
                           where p.customer_id in (:stays, :goes)
                           order by p.customer_id, t.name, t.occurred_at desc, t.id desc)
                        select a.name, a.value::text, b.value::text, a.occurred_at >= b.occurred_at
                          from t a join t b on b.name = a.name and b.customer_id = :goes
                         where a.customer_id = :stays and a.value <> b.value and a.value <> 'null' and b.value <> 'null'
                         order by a.name limit 200""")
                .param("stays", stays)
                .param("goes", goes)
                .query((rs, n) ->
                        new Merges.Conflict(rs.getString(1), rs.getString(2), rs.getString(3), rs.getBoolean(4)))
                .list();
    }

    long newCustomer(long like) {
        return jdbc.sql(
                        "insert into customer.customer (kind) select kind from customer.customer where id = :like returning id")
                .param("like", like)
                .query(Long.class)
                .single();
    }

    Optional<Past> past(long movement) {
        return jdbc.sql("""
                        select kind, cause, from_customer_id, to_customer_id, undone_by is not null
                          from customer.movement where id = :id for update""")
                .param("id", movement)
                .query((rs, n) ->
                        new Past(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4), rs.getBoolean(5)))
                .optional();
    }

    List<Long> moved(long movement) {
        return jdbc.sql("select profile_id from customer.moved where movement_id = :id order by 1")
                .param("id", movement)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    boolean allWith(List<Long> profiles, long customer) {
        return jdbc.sql(
                        "select not exists (select from customer.profile where id = any(:ids) and customer_id <> :customer)")
                .param("ids", longs(profiles))
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }

    long laterMovement(long movement, List<Long> profiles) {
        return jdbc.sql("""
                        select coalesce(max(m.id), 0) from customer.moved d join customer.movement m on m.id = d.movement_id
                         where d.profile_id = any(:ids) and m.id > :id and m.undone_by is null""")
                .param("ids", longs(profiles))
                .param("id", movement)
                .query(Long.class)
                .single();
    }

    void undone(long movement, long by) {
        jdbc.sql("update customer.movement set undone_by = :by where id = :id and undone_by is null")
                .param("by", by)
                .param("id", movement)
                .update();
        jdbc.sql("update customer.movement set undoes = :id where id = :by")
                .param("by", by)
                .param("id", movement)
                .update();
    }

    void keepApart(long movement, Collection<Long> one, Collection<Long> other) {
        jdbc.sql("""
                        insert into customer.kept_apart (movement_id, side, profile_id)
                        select :movement, 0, p from unnest(:one::bigint[]) p
                        union all select :movement, 1, p from unnest(:other::bigint[]) p""")
                .param("movement", movement)
                .param("one", longs(one))
                .param("other", longs(other))
                .update();
    }

    void forgetApartOf(long movement) {
        jdbc.sql("delete from customer.kept_apart where movement_id = :id")
                .param("id", movement)
                .update();
    }

    void forgetApart(List<Long> one, List<Long> other) {
        jdbc.sql("""
                        delete from customer.kept_apart where movement_id in (
                          select a.movement_id from customer.kept_apart a join customer.kept_apart b using (movement_id)
                           where a.profile_id = any(:one) and b.profile_id = any(:other) and a.side <> b.side)""").param("one", longs(one)).param("other", longs(other)).update();
    }

    /** Pairs between the two sides that this movement keeps apart wait for a colleague's word once more. */
    void askAgain(long movement) {
        jdbc.sql("""
                        update customer.refusal f set settled_at = null
                          from customer.kept_apart a join customer.kept_apart b on b.movement_id = a.movement_id and b.side <> a.side
                         where a.movement_id = :id and f.left_profile_id = a.profile_id and f.right_profile_id = b.profile_id""").param("id", movement).update();
    }

    void settleRefusals(List<Long> one, List<Long> other) {
        jdbc.sql("""
                        update customer.refusal set settled_at = now()
                         where settled_at is null
                           and ((left_profile_id = any(:one) and right_profile_id = any(:other))
                             or (left_profile_id = any(:other) and right_profile_id = any(:one)))""").param("one", longs(one)).param("other", longs(other)).update();
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
