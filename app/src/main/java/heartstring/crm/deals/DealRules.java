package heartstring.crm.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a deal may be, and what follows from it. */
public final class DealRules {

    public static final int MOST_TITLE = 200;
    public static final int MOST_REASON = 200;
    public static final int MOST_LINES = 100;
    public static final long MOST_AMOUNT = 1_000_000_000_000L;
    static final long MOST_UNIT = 100_000_000_000L;
    private static final BigDecimal MOST_QUANTITY = new BigDecimal("999999999");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private DealRules() {}

    /** How long a deal has rested in its stage: not long, half of what is too long, too long. */
    public enum Rest {
        FRESH,
        AGEING,
        ROTTEN
    }

    static Rest rest(Instant since, Instant now, @Nullable Integer rottenDays) {
        if (rottenDays == null) {
            return Rest.FRESH;
        }
        Duration rested = Duration.between(since, now);
        Duration tooLong = Duration.ofDays(rottenDays);
        if (rested.compareTo(tooLong) >= 0) {
            return Rest.ROTTEN;
        }
        return rested.multipliedBy(2).compareTo(tooLong) >= 0 ? Rest.AGEING : Rest.FRESH;
    }

    static long days(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toDays());
    }

    static long weighted(long amountMinor, int likely) {
        return BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(likely))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static long total(BigDecimal quantity, long unitMinor, BigDecimal discountPercent) {
        return quantity.multiply(BigDecimal.valueOf(unitMinor))
                .multiply(HUNDRED.subtract(discountPercent))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What the lines come to. */
    public static long total(List<DealLine> lines) {
        return lines.stream().mapToLong(DealLine::totalMinor).sum();
    }

    static boolean isCurrency(String code) {
        try {
            return code.length() == 3 && Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is wrong, in one sentence; null when nothing is. */
    static @Nullable String fault(
            String title,
            @Nullable Long amountMinor,
            String currency,
            @Nullable Integer likely,
            @Nullable LocalDate expected) {
        if (title.isBlank() || title.length() > MOST_TITLE) {
            return "A deal has a name of 1 to " + MOST_TITLE + " characters.";
        }
        if (amountMinor != null && (amountMinor < 0 || amountMinor > MOST_AMOUNT)) {
            return "An amount is not below zero, and not that large.";
        }
        if (!isCurrency(currency)) {
            return "The currency has three letters, such as EUR.";
        }
        if (likely != null && (likely < 0 || likely > 100)) {
            return "How likely a sale is stands between 0 and 100 percent.";
        }
        if (expected != null && (expected.getYear() < 1990 || expected.getYear() > 2100)) {
            return "The expected day lies between 1990 and 2100.";
        }
        return null;
    }

    /** What is wrong with the lines of a deal, in one sentence; null when nothing is. */
    static @Nullable String fault(List<DealLine> lines) {
        if (lines.size() > MOST_LINES) {
            return "A deal has at most " + MOST_LINES + " lines.";
        }
        for (DealLine line : lines) {
            if (line.name().isBlank() || line.name().length() > MOST_TITLE) {
                return "Each line has a name of 1 to " + MOST_TITLE + " characters.";
            }
            if (line.quantity().signum() <= 0
                    || line.quantity().compareTo(MOST_QUANTITY) > 0
                    || line.quantity().stripTrailingZeros().scale() > 3) {
                return "The quantity of " + line.name() + " is above zero and has at most three decimals.";
            }
            if (line.unitMinor() < 0 || line.unitMinor() > MOST_UNIT) {
                return "The price of " + line.name() + " makes no sense.";
            }
            if (line.discountPercent().signum() < 0
                    || line.discountPercent().compareTo(HUNDRED) > 0
                    || line.discountPercent().stripTrailingZeros().scale() > 2) {
                return "The discount of " + line.name() + " stands between 0 and 100 percent.";
            }
        }
        BigDecimal total = lines.stream()
                .map(line -> line.quantity().multiply(BigDecimal.valueOf(line.unitMinor())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.compareTo(BigDecimal.valueOf(MOST_AMOUNT)) > 0 ? "All lines together come to too much." : null;
    }
}
