package heartstring.demo.fate;

import heartstring.demo.stream.Dice;

/** At what hour of the day somebody shops. Stores open at 7 and close at 22, on Sundays from 9 to 20. */
public enum Rhythm {
    MORNING(0, 1, 5, 10, 12, 10, 6, 3, 4, 5, 4, 2, 1, 0, 0, 0),
    DAY(0, 0, 1, 3, 5, 6, 6, 5, 6, 7, 8, 9, 7, 4, 2, 1),
    EVENING(0, 0, 1, 2, 3, 3, 3, 2, 3, 5, 8, 13, 13, 8, 4, 2),
    COMMUTE(0, 8, 6, 1, 1, 1, 5, 4, 1, 2, 6, 14, 12, 5, 3, 1),
    NIGHT(0, 0, 0, 1, 2, 3, 5, 4, 3, 4, 6, 8, 9, 10, 10, 8);

    private static final int FIRST_HOUR = 6;
    private static final double[] ONLINE =
            Dice.totals(3, 2, 1, 1, 1, 3, 4, 4, 4, 4, 5, 5, 6, 5, 4, 4, 5, 6, 8, 11, 14, 14, 10, 6);

    /** Never handed out, never written. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] totals;

    Rhythm(double... weights) {
        this.totals = Dice.totals(weights);
    }

    /** A second of the day at which a store is open. */
    public double storeSecond(int weekday, Dice dice) {
        int hour = FIRST_HOUR + dice.byTotals(totals);
        if (weekday == 6) {
            hour = Math.clamp(hour, 9, 19);
        }
        return Math.max(hour, 7) * 3600 + dice.unit() * 3600;
    }

    /** A second of the day for something done at a screen. */
    public double onlineSecond(Dice dice) {
        return dice.byTotals(ONLINE) * 3600 + dice.unit() * 3600;
    }
}
