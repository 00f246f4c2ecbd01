package heartstring.loyalty.upkeep;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds lots, balances and the list of open reservations anew from the postings and transfers, while the house may run. */
@Component
public class BookCaches {

    private static final int BATCH = 500;

    private final BookCachesSql sql;
    private final RecountSql accounts;
    private final Recount recount;
    private final TransactionTemplate transactions;

    BookCaches(BookCachesSql sql, RecountSql accounts, Recount recount, TransactionTemplate transactions) {
        this.sql = sql;
        this.accounts = accounts;
        this.recount = recount;
        this.transactions = transactions;
    }

    /**
     * What became of a rebuild.
     *
     * @param accounts looked at
     * @param mended balances, lots and open reservations that were not what the book says
     */
    public record Rebuilt(long accounts, long mended) {}

    /** Goes through all accounts, each locked for as long as it is looked at. */
    public Rebuilt rebuild() {
        long seen = 0;
        long mended = 0;
        long last = 0;
        while (true) {
            List<Long> some = accounts.accountsAfter(last, BATCH);
            if (some.isEmpty()) {
                break;
            }
            mended += mend(some);
            seen += some.size();
            last = some.getLast();
        }
        Long holds = transactions.execute(status -> sql.holds());
        return new Rebuilt(seen, mended + (holds == null ? 0 : holds));
    }

    private long mend(List<Long> some) {
        Long mended = transactions.execute(status -> {
            sql.lock(some);
            long lots = sql.lots(some);
            long balances = sql.balances(some);
            recount.compare(some);
            return lots + balances;
        });
        return mended == null ? 0 : mended;
    }
}
