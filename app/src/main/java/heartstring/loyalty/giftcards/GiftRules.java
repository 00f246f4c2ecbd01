package heartstring.loyalty.giftcards;

import heartstring.platform.secrets.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How codes are spelled, what an amount may be, and when a card ends. */
final class GiftRules {

    static final long MOST = 100_000_000_000L;
    static final int MOST_LETTERS = 100;
    static final int MOST_MONTHS = 600;
    /** Twenty letters and digits of which none looks like another: 100 bits. */
    private static final int GROUPS = 5;

    private static final int TAIL = 4;

    private GiftRules() {}

    /** Why nothing can be spent from a card in that currency, null when it can. */
    static @Nullable String refusal(GiftCard card, String currency) {
        if (!card.usable()) {
            return card.blocked() ? "It is blocked." : "Its time is over.";
        }
        return card.currency().equals(currency) ? null : "It holds another currency.";
    }

    static String nextCode() {
        return Tokens.readable(GROUPS);
    }

    /** The same for every spelling of a code. */
    static byte[] digest(String code) {
        return Tokens.digest("gift card " + normal(code));
    }

    static String tail(String code) {
        String plain = normal(code);
        return plain.substring(Math.max(0, plain.length() - TAIL));
    }

    private static String normal(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** The end of the day on which so many months are over; null for 0 months, which is never. */
    static @Nullable Instant expiry(Instant issued, int months, ZoneId zone) {
        return months <= 0
                ? null
                : LocalDate.ofInstant(issued, zone)
                        .plusMonths(months)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
    }
}
