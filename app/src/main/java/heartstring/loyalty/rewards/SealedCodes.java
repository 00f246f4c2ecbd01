package heartstring.loyalty.rewards;

import heartstring.loyalty.upkeep.Chore;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals codes that an older version left as they are. */
@Component
class SealedCodes implements Chore {

    static final int BATCH = 500;

    private final RewardsSql sql;
    private final Codes codes;
    private final TransactionTemplate transactions;

    SealedCodes(RewardsSql sql, Codes codes, TransactionTemplate transactions) {
        this.sql = sql;
        this.codes = codes;
        this.transactions = transactions;
    }

    @Override
    public int some() {
        Integer done = transactions.execute(status -> {
            List<RewardsSql.Plain> plain = sql.plain(BATCH);
            plain.forEach(one -> sql.seal(one.id(), codes.seal(one.code(), one.postingId())));
            return plain.size();
        });
        return done == null ? 0 : done;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(20);
    }
}
