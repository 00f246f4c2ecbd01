package heartstring.loyalty.claims;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says whether a receipt may be claimed. */
final class ClaimRules {

    private ClaimRules() {}

    /** A receipt with the number, total and day that was told. */
    record Receipt(
            int sourceId,
            String key,
            boolean somebodys,
            boolean claimed,
            boolean gone,
            Instant boughtAt,
            long totalMinor,
            String currency) {}

    /** Why not, null when it may. */
    static @Nullable String refusal(Receipt receipt, int days, Instant now) {
        if (receipt.claimed()) {
            return "This receipt was claimed already.";
        }
        if (receipt.somebodys()) {
            return "This purchase belongs to somebody already.";
        }
        if (receipt.gone()) {
            return "This purchase was cancelled or returned as a whole.";
        }
        if (receipt.boughtAt().plus(Duration.ofDays(days)).isBefore(now)) {
            return "A receipt can be claimed for " + days + (days == 1 ? " day" : " days") + ". This one is older.";
        }
        return null;
    }
}
