package heartstring.loyalty.giftcards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gift card; amounts in minor units.
 *
 * @param tail the last letters of its code
 * @param way {@code sold}, or {@code reward} for one that was taken for points
 * @param expiresAt null for never
 * @param usable whether it is neither blocked, over nor undone
 */
public record GiftCard(
        long id,
        String tail,
        String currency,
        long amountMinor,
        long balanceMinor,
        String way,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        boolean blocked,
        boolean usable) {}
