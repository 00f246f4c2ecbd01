package heartstring.loyalty.accounts;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Balances by a clock of the test's own. */
public final class BalancesAt {

    private BalancesAt() {}

    public static Balances at(JdbcClient jdbc, InstantSource time) {
        return new Balances(new BalancesSql(jdbc), time);
    }
}
