package heartstring.loyalty.leaving;

import heartstring.loyalty.accounts.Holder;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that finds what still waits. */
@Component
class LeavingSql {

    private final JdbcClient jdbc;

    LeavingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The earnings of which something waits in these accounts of members; bounded by what one call of the ledger takes. */
    List<Long> waiting(int unitId, List<Holder> holders, int most) {
        return jdbc.sql("""
                        select l.posting_id from loyalty.account a
                          join loyalty.lot l on l.account_id = a.id and l.pending + l.available + l.reserved > 0
                          join loyalty.posting p on p.id = l.posting_id and p.kind = 'earn'
                         where a.unit_id = :unit and a.holder = 'member' and a.holder_id = any(:holders) and l.pending > 0
                         order by l.id limit :most""")
                .param("unit", unitId)
                .param("holders", holders.stream().mapToLong(Holder::id).toArray())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
