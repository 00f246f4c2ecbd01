package heartstring.insight.effects;

/**
 * A customer who met a trial.
 *
 * @param at when, in seconds of the epoch
 * @param visits in the 30 days after, in 60 after, in 30 before, in 60 before
 * @param spentMinor the same
 * @param store where they last bought before, empty where that is not known
 * @param isNew whether they first bought less than half a year before
 * @param feltBad whether they said something bad in the sixty days before
 * @param cost of what they got, in whole units of the currency; below 0 where nobody told
 */
record Met(
        boolean given,
        long at,
        long[] visits,
        long[] spentMinor,
        String store,
        boolean isNew,
        boolean feltBad,
        double cost) {

    private static final int BEFORE = 2;

    /** Of which stretch of the four; those before come after those afterwards. */
    private static int place(int days, boolean before) {
        return (days == EffectRules.DAYS.getFirst() ? 0 : 1) + (before ? BEFORE : 0);
    }

    double after(Measure measure, int days, double digits) {
        return number(measure, place(days, false), digits);
    }

    double before(Measure measure, int days, double digits) {
        return number(measure, place(days, true), digits);
    }

    private double number(Measure measure, int place, double digits) {
        return measure == Measure.VISITS ? visits[place] : spentMinor[place] / digits;
    }
}
