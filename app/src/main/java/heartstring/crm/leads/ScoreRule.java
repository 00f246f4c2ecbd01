package heartstring.crm.leads;

import org.jspecify.annotations.Nullable;

/**
 * What one kind of touchpoint adds to a score.
 *
 * @param halfLifeDays after so many days half of the points are left
 */
public record ScoreRule(int id, String event, String label, int points, int halfLifeDays) {

    static final int MOST = 40;

    /** What is wrong with it, in one sentence; null when nothing is. */
    static @Nullable String fault(String event, String label, int points, int halfLifeDays) {
        if (event.isBlank() || event.length() > 100) {
            return "Name the event, as your tracking calls do; at most 100 characters.";
        }
        if (label.isBlank() || label.length() > 60) {
            return "Say in at most 60 characters what somebody did.";
        }
        if (points == 0 || Math.abs(points) > 100) {
            return "Points lie between -100 and 100, and are not 0.";
        }
        return halfLifeDays < 1 || halfLifeDays > 365 ? "Half of the points are gone after 1 to 365 days." : null;
    }

    /** What is left of the points after so many days. */
    double worth(double days) {
        return points * Math.pow(0.5, Math.max(0, days) / halfLifeDays);
    }
}
