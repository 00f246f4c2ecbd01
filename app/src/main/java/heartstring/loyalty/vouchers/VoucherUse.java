package heartstring.loyalty.vouchers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code that somebody reserved or used; {@code until} it is reserved, null once it is used; {@code profileId} null for nobody. */
public record VoucherUse(
        long id,
        long voucherId,
        @Nullable Long profileId,
        State state,
        Instant at,
        @Nullable Instant until) {

    /** How it stands. */
    public enum State {
        RESERVED,
        USED,
        ROLLED_BACK
    }
}
