package heartstring.customer.matching;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that move profiles between customers. */
@Component
class JoinsSql {

    private final JdbcClient jdbc;

    JoinsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, Long> customersOf(Set<Long> profiles) {
        Map<Long, Long> map = new HashMap<>();
        if (profiles.isEmpty()) {
            return map;
        }
        jdbc.sql("select id, customer_id from customer.profile where id = any(:ids)")
                .param("ids", longs(profiles))
                .query(rs -> {
                    map.put(rs.getLong(1), rs.getLong(2));
                });
        return map;
    }

    /** The first piece of a customer; 0 when it has none any more. */
    long leadOf(long customer) {
        return jdbc.sql("""
                        select coalesce(min(id), 0) from customer.profile where customer_id = :customer and erased_at is null""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    Map<Long, Group> groups(Set<Long> customers) {
        Map<Long, Group> groups = new HashMap<>();
        long[] ids = longs(customers);
        jdbc.sql("select id, kind from customer.customer where id = any(:ids)")
                .param("ids", ids)
                .query(rs -> {
                    groups.put(rs.getLong(1), new Group(rs.getLong(1), rs.getString(2)));
                });
        jdbc.sql("select customer_id, id from customer.profile where customer_id = any(:ids) order by id")
                .param("ids", ids)
                .query(rs -> {
                    requireNonNull(groups.get(rs.getLong(1))).profiles.add(rs.getLong(2));
                });
        jdbc.sql("""
                        select distinct p.customer_id, i.kind, i.value
                          from customer.profile p join customer.identifier i on i.profile_id = p.id
                         where p.customer_id = any(:ids)""").param("ids", ids).query(rs -> {
            requireNonNull(groups.get(rs.getLong(1))).show(rs.getString(2), rs.getString(3));
        });
        jdbc.sql("""
                        select p.customer_id, k.movement_id, k.side
                          from customer.profile p join customer.kept_apart k on k.profile_id = p.id
                         where p.customer_id = any(:ids)""").param("ids", ids).query(rs -> {
            requireNonNull(groups.get(rs.getLong(1))).keepApart(rs.getLong(2), rs.getInt(3));
        });
        return groups;
    }

    List<Movement> numbered(List<Movement> movements) {
        List<Long> ids = jdbc.sql("select nextval('customer.movement_id_seq') from generate_series(1, :n)")
                .param("n", movements.size())
                .query((rs, n) -> rs.getLong(1))
                .list();
        List<Movement> numbered = new ArrayList<>(movements.size());
        for (int i = 0; i < ids.size(); i++) {
            Movement m = movements.get(i);
            numbered.add(new Movement(
                    ids.get(i),
                    m.kind(),
                    m.cause(),
                    m.confidence(),
                    m.fromCustomer(),
                    m.toCustomer(),
                    m.left(),
                    m.right(),
                    m.moved()));
        }
        return numbered;
    }

    /** Writes the movements, re-points their profiles in their order and retires the customers that were left empty. */
    void move(List<Movement> movements, String actorKind, long actorId) {
        jdbc.sql("""
                        insert into customer.movement (id, kind, cause, confidence, from_customer_id, to_customer_id,
                                                       left_profile_id, right_profile_id, actor_kind, actor_id)
                        select i, k, c, f::numeric(4, 3), a, b, nullif(l, 0), nullif(r, 0), :actorKind, nullif(:actorId, 0)
                          from unnest(:ids::bigint[], :kinds::text[], :causes::text[], :confidences::float8[], :froms::bigint[],
                                      :tos::bigint[], :lefts::bigint[], :rights::bigint[]) as t(i, k, c, f, a, b, l, r)""")
                .param("actorKind", actorKind)
                .param("actorId", actorId)
                .param("ids", movements.stream().mapToLong(Movement::id).toArray())
                .param("kinds", movements.stream().map(Movement::kind).toArray(String[]::new))
                .param("causes", movements.stream().map(Movement::cause).toArray(String[]::new))
                .param(
                        "confidences",
                        movements.stream().mapToDouble(Movement::confidence).toArray())
                .param(
                        "froms",
                        movements.stream().mapToLong(Movement::fromCustomer).toArray())
                .param("tos", movements.stream().mapToLong(Movement::toCustomer).toArray())
                .param("lefts", movements.stream().mapToLong(Movement::left).toArray())
                .param("rights", movements.stream().mapToLong(Movement::right).toArray())
                .update();
        jdbc.sql("""
                        insert into customer.moved (movement_id, profile_id)
                        select m, p from unnest(:movements::bigint[], :profiles::bigint[]) as t(m, p)""")
                .param(
                        "movements",
                        movements.stream()
                                .flatMapToLong(m -> LongStream.generate(m::id)
                                        .limit(m.moved().size()))
                                .toArray())
                .param(
                        "profiles",
                        movements.stream()
                                .flatMapToLong(m -> m.moved().stream().mapToLong(Long::longValue))
                                .toArray())
                .update();
        repoint(movements);
    }

    private void repoint(List<Movement> movements) {
        Map<Long, Long> ends = new HashMap<>();
        movements.forEach(m -> m.moved().forEach(p -> ends.put(p, m.toCustomer())));
        List<Long> profiles = ends.keySet().stream().sorted().toList();
        jdbc.sql("""
                        update customer.profile p set customer_id = t.c
                          from unnest(:profiles::bigint[], :customers::bigint[]) as t(p, c) where p.id = t.p""")
                .param("profiles", longs(profiles))
                .param("customers", profiles.stream().mapToLong(ends::get).toArray())
                .update();
        jdbc.sql("""
                        update customer.customer c
                           set merged_into = case when exists (select from customer.profile p where p.customer_id = c.id)
                                                  then null else t.b end
                          from unnest(:froms::bigint[], :tos::bigint[]) as t(a, b) where c.id = t.a""")
                .param(
                        "froms",
                        movements.stream().mapToLong(Movement::fromCustomer).toArray())
                .param("tos", movements.stream().mapToLong(Movement::toCustomer).toArray())
                .update();
        jdbc.sql("update customer.customer set merged_into = null where id = any(:tos) and merged_into is not null")
                .param("tos", movements.stream().mapToLong(Movement::toCustomer).toArray())
                .update();
    }

    void refuse(List<Joins.Refused> refused) {
        jdbc.sql("""
                        insert into customer.refusal (left_profile_id, right_profile_id, cause, reason)
                        select l, r, c, w from unnest(:lefts::bigint[], :rights::bigint[], :causes::text[], :reasons::text[])
                               as t(l, r, c, w) order by l, r
                        on conflict (left_profile_id, right_profile_id) do nothing""")
                .param("lefts", refused.stream().mapToLong(Joins.Refused::left).toArray())
                .param(
                        "rights",
                        refused.stream().mapToLong(Joins.Refused::right).toArray())
                .param("causes", refused.stream().map(Joins.Refused::cause).toArray(String[]::new))
                .param("reasons", refused.stream().map(Joins.Refused::reason).toArray(String[]::new))
                .update();
    }

    static long[] longs(java.util.Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
