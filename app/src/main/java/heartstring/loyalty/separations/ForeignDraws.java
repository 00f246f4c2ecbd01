package heartstring.loyalty.separations;

import heartstring.loyalty.accounts.Holder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what one piece presented and another piece's lot paid. */
@Component
public class ForeignDraws {

    private final ForeignDrawsSql sql;

    ForeignDraws(ForeignDrawsSql sql) {
        this.sql = sql;
    }

    /**
     * One draw that has been neither given back nor repaid, or the rest of it.
     *
     * @param expiresAt when the payer would have lost it, null for never
     */
    public record Draw(
            long postingId,
            long transferId,
            Holder presenter,
            Holder payer,
            long amount,
            @Nullable Instant expiresAt) {}

    /** The draws between two groups of profiles, in both directions, in the order they were made. */
    public List<Draw> between(Collection<Long> some, Collection<Long> others) {
        return sql.between(some, others);
    }
}
