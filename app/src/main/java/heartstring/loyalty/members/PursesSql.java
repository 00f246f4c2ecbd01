package heartstring.loyalty.members;

import java.util.List;
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
}
