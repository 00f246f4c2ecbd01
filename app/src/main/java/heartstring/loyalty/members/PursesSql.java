package heartstring.loyalty.members;

import java.util.List;
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

    /** A share lock on the pieces: a merge or split of them waits, other spends do not. */
    List<Long> lockedPieces(long presenter, int unitId) {
        return jdbc.sql("""
                        select p.id from customer.v_profile p
                         where p.customer_id = (select customer_id from customer.v_profile where id = :presenter)
                           and (p.id = :presenter
                                or exists (select from loyalty.account a
                                            where a.holder = 'member' and a.holder_id = p.id and a.unit_id = :unit))
                         order by p.id for share of p""")
                .param("presenter", presenter)
                .param("unit", unitId)
                .query((rs, n) -> rs.getLong(1))
                .list();
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

    /** The pools that the customer of this piece may spend from; until the transaction ends nobody leaves them. */
    List<Long> lockedPools(long presenter, int unitId) {
        return jdbc.sql("select id from loyalty.household where id in (" + POOLS
                        + "(select customer_id from customer.v_profile where id = :presenter)) order by id for share")
                .param("unit", unitId)
                .param("presenter", presenter)
                .query((rs, n) -> rs.getLong(1))
                .list();
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
