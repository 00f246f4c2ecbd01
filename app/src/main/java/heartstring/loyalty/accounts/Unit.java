package heartstring.loyalty.accounts;

import org.jspecify.annotations.Nullable;

/**
 * A unit of value that the book counts in whole numbers.
 *
 * @param key stable, for the API
 * @param currency ISO 4217, for money alone; then amounts are minor units
 */
public record Unit(
        int id,
        String key,
        String name,
        Kind kind,
        @Nullable String currency) {

    /** What is counted. */
    public enum Kind {
        POINTS,
        MONEY,
        STOCK,
        USES
    }
}
