package heartstring.loyalty.members;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Command.Purse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose accounts pay together: those of all pieces of one customer. */
@Component
public class Purses {

    private final PursesSql sql;

    Purses(PursesSql sql) {
        this.sql = sql;
    }

    /** The purse of the customer that this piece belongs to; until the transaction ends none of its pieces can leave. */
    public Purse locked(int unitId, long presenter) {
        return purse(unitId, presenter, sql.lockedPieces(presenter, unitId));
    }

    /** Likewise, without what a household has in common. */
    public Purse lockedOwn(int unitId, long presenter) {
        return purse(unitId, presenter, sql.lockedPieces(presenter, unitId));
    }

    /** The accounts of that customer's pieces, to read their balance. */
    public List<Holder> ofCustomer(int unitId, long customerId) {
        return sql.pieces(customerId, unitId).stream()
                .map(profile -> Holder.member(unitId, profile))
                .toList();
    }

    private static Purse purse(int unitId, long presenter, List<Long> pieces) {
        List<Holder> holders = new ArrayList<>();
        holders.add(Holder.member(unitId, presenter));
        pieces.stream()
                .filter(p -> p != presenter)
                .limit(heartstring.loyalty.commands.Command.MOST_ACCOUNTS - 1)
                .forEach(p -> holders.add(Holder.member(unitId, p)));
        return new Purse(holders.getFirst(), holders);
    }
}
