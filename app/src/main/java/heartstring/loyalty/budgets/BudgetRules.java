package heartstring.loyalty.budgets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Which purse of a budget is drawn from, and what is wrong with a budget that somebody wrote. */
final class BudgetRules {

    /** The first day of the only period of a budget without periods. */
    static final LocalDate ALWAYS = LocalDate.EPOCH;

    private static final int MOST_LETTERS = 120;
    private static final int MOST_STORE = 200;

    private BudgetRules() {}

    /** The first day of the period in which that moment lies. */
    static LocalDate starts(Budget.Period period, Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return switch (period) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case WHOLE -> ALWAYS;
        };
    }

    /** The store whose purse it is, empty for that of all; null when a store has to be named and is not. */
    static @Nullable String store(Budget budget, @Nullable String store) {
        if (!budget.eachStore()) {
            return "";
        }
        return store == null || store.isBlank() || store.length() > MOST_STORE ? null : store.strip();
    }

    /** A sentence, null when nothing is wrong. */
    static @Nullable String fault(String name, @Nullable String currency, @Nullable Long limitMinor) {
        if (name.isBlank() || name.length() > MOST_LETTERS) {
            return "Give the budget a name of at most " + MOST_LETTERS + " letters.";
        }
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            return "The currency is three capital letters, such as EUR.";
        }
        return limitMinor == null || limitMinor < 1 || limitMinor > Budget.MOST
                ? "The limit has to be more than 0 and at most 1,000,000,000.00."
                : null;
    }

    /** What is wrong with the limit for each customer, a sentence; null when nothing is. */
    static @Nullable String customerFault(@Nullable Long customerMinor, long limitMinor) {
        return customerMinor != null && (customerMinor < 1 || customerMinor > limitMinor)
                ? "What each customer gets at most has to be more than 0, and no more than the limit."
                : null;
    }
}
