package heartstring.kernels.worth;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with one customer at a moment.
 *
 * @param visits how often they came
 * @param silentDays since the last visit
 * @param cadence their habit; null where they came too seldom to have one, or too few customers came often
 * @param ordinary how likely a gap as long as the present one is for them: 0 to 1; 1 without a habit
 * @param pace how likely it is for them to come as seldom as of late; 1 without a habit
 * @param ofLateDays from visit to visit of late, where that is odd; 0 where it is not
 * @param drifting a regular who is later than their own habit explains, or comes more seldom of late, and is not long gone
 * @param outlook null where too little is known of all customers to say; as the others that follow
 */
public record Standing(
        int visits,
        double silentDays,
        @Nullable Cadence cadence,
        double ordinary,
        double pace,
        double ofLateDays,
        boolean drifting,
        @Nullable Ahead outlook) {

    /** A gap that fewer than so many of a hundred of their gaps reach is not ordinary. */
    public static final double ODD = 0.03;

    /** From so many times the habit on, somebody comes more seldom of late. */
    public static final double SLOWER = 1.25;

    /** After so many of their usual gaps a regular is gone rather than drifting. */
    public static final double GONE = 8;

    /**
     * What lies ahead.
     *
     * @param alive how likely they still come: 0 to 1
     * @param quarter visits to expect within 91 days
     * @param year the visits and what they bring within 365 days, with where it lies in 80 of 100 cases
     * @param atStake what they would bring in a year by their habit, times the chance that they are lost; 0 for who has no habit
     */
    public record Ahead(double alive, double quarter, Outlook year, double atStake) {}

    /** How many days later than usual; 0 where not late or without a habit. */
    public double lateDays() {
        return cadence == null ? 0 : cadence.late(silentDays);
    }
}
