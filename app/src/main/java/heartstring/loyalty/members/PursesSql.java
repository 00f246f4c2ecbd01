package heartstring.loyalty.members;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find the pieces of a customer that have accounts. */
@Component
class PursesSql {

    private final JdbcClient jdbc;

    PursesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A share lock on the pieces of these presenters' customers: a merge or split of them waits, other spends do not. */
    Map<Long, List<Long>> lockedPieces(Collection<Long> presenters, int unitId) {
        return byPresenter(jdbc.sql("""
                        select q.id, p.id from customer.v_profile q
                          join customer.v_profile p on p.customer_id = q.customer_id
                         where q.id = any(:presenters)
                           and (p.id = q.id
                                or exists (select from loyalty.account a
                                            where a.holder = 'member' and a.holder_id = p.id and a.unit_id = :unit))
                         order by p.id for share of p""").param("presenters", longs(presenters)).param("unit", unitId));
    }

    private static Map<Long, List<Long>> byPresenter(JdbcClient.StatementSpec statement) {
        Map<Long, List<Long>> found = new HashMap<>();
        statement.query(rs -> {
            found.computeIfAbsent(rs.getLong(1), k -> new ArrayList<>()).add(rs.getLong(2));
        });
        return found;
    }

    private static long[] longs(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    List<Long> pieces(long customerId, int unitId) {
        return jdbc.sql("""
                        select p.id from customer.v_profile p
                          join loyalty.account a on a.holder = 'member' and a.holder_id = p.id and a.unit_id = :unit
                         where p.customer_id = :customer order by p.id limit 400""")
                .param("customer", customerId)
                .param("unit", unitId)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private static final String POOLS = """
            select distinct m.household_id
              from customer.v_profile p
              join loyalty.household_member m on m.profile_id = p.id and m.left_at is null
              join loyalty.programme g on g.id = m.programme_id and g.unit_id = :unit
              left join loyalty.programme_terms t on t.programme_id = g.id
             where (m.head or coalesce(t.everybody_spends, true)) and p.customer_id =
            """;

    /** The pools that the customers of these pieces may spend from; until the transaction ends nobody leaves them. */
    Map<Long, List<Long>> lockedPools(Collection<Long> presenters, int unitId) {
        return byPresenter(jdbc.sql("""
                        select q.id, h.id from customer.v_profile q
                          join lateral (""" + POOLS + """
                                        q.customer_id) spent on true
                          join loyalty.household h on h.id = spent.household_id
                         where q.id = any(:presenters) order by h.id for share of h""").param("unit", unitId).param("presenters", longs(presenters)));
    }

    List<Long> pools(long customerId, int unitId) {
        return jdbc.sql(POOLS + " :customer")
                .param("unit", unitId)
                .param("customer", customerId)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** The pool that this earning went to, if it went to one. */
    List<Long> poolOf(long posting) {
        return jdbc.sql("""
                        select a.holder_id from loyalty.posting p join loyalty.account a on a.id = p.account_id
                         where p.id = :posting and a.holder = 'pool'""")
                .param("posting", posting)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** The piece's own household before one that another piece of the customer belongs to. */
    Optional<Long> poolFor(long profile, int unitId) {
        return jdbc.sql("""
                        select m.household_id from customer.v_profile q
                          join customer.v_profile p on p.customer_id = q.customer_id
                          join loyalty.household_member m on m.profile_id = p.id and m.left_at is null
                          join loyalty.programme g on g.id = m.programme_id and g.unit_id = :unit
                         where q.id = :profile order by p.id <> q.id, m.id limit 1""")
                .param("unit", unitId)
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    boolean anybodyPools() {
        return jdbc.sql("select exists (select from loyalty.household_member where left_at is null)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}
