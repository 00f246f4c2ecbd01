package heartstring.loyalty.accounts;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What accounts hold; reads only. */
@Component
public class Balances {

    private final BalancesSql sql;
    private final InstantSource time;

    Balances(BalancesSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** What these hold together, {@link Balance#NONE} where no account was ever opened. */
    public Balance of(List<Holder> holders) {
        return sql.of(holders, time.instant());
    }

    /** What one holds. */
    public Balance of(Holder holder) {
        return of(List.of(holder));
    }
}
