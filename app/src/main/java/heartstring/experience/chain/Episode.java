package heartstring.experience.chain;

import java.util.List;

/**
 * Something a customer said, what we did within a week, and what they did next.
 *
 * @param stratum those of one are alike: same month, as lately and as often there before
 * @param felt what it carried
 * @param sign 1 for a good tone, -1 for a bad one, 0 for neither
 * @param mask a bit for each outcome in each time, see {@link #did}
 */
record Episode(long touchpoint, int stratum, List<String> felt, int sign, Act act, int mask) {

    /** So many days afterwards are looked at. */
    static final List<Integer> DAYS = List.of(14, 30, 60);

    /** In this many days what we did is seen. */
    static final int WEEK = 7;

    /** Whoever buys nothing for so long has left. */
    static final int LEFT = 60;

    private static final int EACH = 4;
    private static final int FROM_WEEK = 13;

    /** Which bit tells of an outcome within {@code DAYS.get(days)} days after it was said, or after the week that follows. */
    static int bit(Outcome outcome, int days, boolean afterWeek) {
        return (afterWeek ? FROM_WEEK : 0)
                + (outcome == Outcome.LEAVE ? EACH * DAYS.size() : days * EACH + place(outcome));
    }

    private static int place(Outcome outcome) {
        return switch (outcome) {
            case RETURN -> 0;
            case SPEND -> 1;
            case REFER -> 2;
            case COMPLAIN -> 3;
            case LEAVE -> EACH;
        };
    }

    boolean did(Outcome outcome, int days, boolean afterWeek) {
        return (mask >> bit(outcome, days, afterWeek) & 1) == 1;
    }
}
