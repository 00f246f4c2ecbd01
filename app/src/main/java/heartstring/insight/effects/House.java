package heartstring.insight.effects;

/**
 * How much customers differ, for planning.
 *
 * @param mean of a customer in so many days
 * @param spread the standard deviation among customers
 * @param saved the share of the variance that the same number of days before tells
 */
public record House(
        int days, Measure measure, long customers, double mean, double spread, double saved, String currency) {}
