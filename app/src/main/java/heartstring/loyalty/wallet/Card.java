package heartstring.loyalty.wallet;

import java.time.Instant;

/**
 * What stands on a card in a wallet.
 *
 * @param unit what is counted, such as Points
 * @param number of the card, as it is scanned
 * @param at when the balance was that
 */
public record Card(
        String shop,
        String programme,
        String unit,
        long balance,
        String name,
        String number,
        long memberId,
        Instant at) {}
