package heartstring.decision.mended;

/** Puts figures into words. */
final class MendedRules {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private MendedRules() {}

    /** A time as people say it. */
    static String words(double minutes) {
        if (minutes < 1) {
            return "under a minute";
        }
        if (minutes < 2 * HOUR) {
            return Math.round(minutes) + " min";
        }
        return minutes < 2 * DAY ? Math.round(minutes / HOUR) + " h" : Math.round(minutes / DAY) + " days";
    }
}
