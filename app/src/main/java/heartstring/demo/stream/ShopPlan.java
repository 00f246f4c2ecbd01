package heartstring.demo.stream;

import java.time.LocalDate;

/**
 * What shop to invent: the same plan gives the same events on every machine. A value out of its bounds is refused with
 * an {@link IllegalArgumentException}.
 *
 * @param seed the number all chance is drawn from
 * @param customers private and company customers, numbered from 0
 * @param months length of the history in calendar months, ending on {@code lastDay}
 * @param lastDay the last day with events, given by the caller
 * @param density touchpoints per customer in relation to the usual ones; visits, mails and browsing scale with it
 * @param untilHour the hour of {@code lastDay} (0 to 24, Berlin time) at which the history ends
 */
public record ShopPlan(long seed, int customers, int months, LocalDate lastDay, double density, int untilHour) {

    public static final long DEFAULT_SEED = 20_260_101L;
    public static final int DEFAULT_CUSTOMERS = 2_000;
    public static final int DEFAULT_MONTHS = 18;
    public static final int DEFAULT_UNTIL_HOUR = 9;

    public ShopPlan {
        if (customers < 1 || customers > 50_000_000) {
            throw new IllegalArgumentException("customers must be between 1 and 50,000,000: " + customers);
        }
        if (months < 6 || months > 60) {
            throw new IllegalArgumentException("months must be between 6 and 60: " + months);
        }
        if (!(density >= 0.05 && density <= 4)) {
            throw new IllegalArgumentException("density must be between 0.05 and 4: " + density);
        }
        if (untilHour < 0 || untilHour > 24) {
            throw new IllegalArgumentException("untilHour must be between 0 and 24: " + untilHour);
        }
    }

    public ShopPlan(long seed, int customers, int months, LocalDate lastDay) {
        this(seed, customers, months, lastDay, 1.0, DEFAULT_UNTIL_HOUR);
    }

    /** The usual shop: 2,000 customers and 18 months up to the morning of {@code lastDay}. */
    public static ShopPlan upTo(LocalDate lastDay) {
        return new ShopPlan(DEFAULT_SEED, DEFAULT_CUSTOMERS, DEFAULT_MONTHS, lastDay);
    }

    public ShopPlan withCustomers(int number) {
        return new ShopPlan(seed, number, months, lastDay, density, untilHour);
    }

    public ShopPlan withDensity(double value) {
        return new ShopPlan(seed, customers, months, lastDay, value, untilHour);
    }

    public ShopPlan withUntilHour(int hour) {
        return new ShopPlan(seed, customers, months, lastDay, density, hour);
    }
}
