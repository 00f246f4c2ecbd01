package heartstring.experience.scores;

import heartstring.kernels.shares.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scores over time.
 *
 * @param scale null while nothing was answered
 * @param survey 0 for all that ask it
 */
public record ScoresView(
        List<Scores.Scale> scales,
        Scores.@Nullable Scale scale,
        int survey,
        int days,
        boolean months,
        @Nullable Report report,
        @Nullable ScoreChart chart,
        boolean mayEdit) {

    /** Periods to choose from. */
    public static final List<Integer> PERIODS = List.of(30, 90, 365);

    /** So many parts of a kind are shown; the file has all. */
    public static final int SHOWN = 60;

    public static <T> List<T> shown(List<T> parts) {
        return parts.subList(0, Math.min(SHOWN, parts.size()));
    }

    /** How many there are besides. */
    public static int more(List<?> parts) {
        return Math.max(0, parts.size() - SHOWN);
    }

    public String path(String key, int wantedSurvey, int wantedDays, boolean wantedMonths) {
        return "/experience/scores?" + query(key, wantedSurvey, wantedDays, wantedMonths);
    }

    private static String query(String key, int survey, int days, boolean months) {
        return "measure=" + key + "&survey=" + survey + "&days=" + days + "&by=" + (months ? "month" : "week");
    }

    /** The same as a file. */
    public String file() {
        return scale == null ? "" : "/experience/scores/scores.csv?" + query(scale.key(), survey, days, months);
    }

    public String period(int wanted) {
        return wanted == 365 ? "a year" : wanted + " days";
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /** From where to where, as people read it. */
    public static String range(Interval share) {
        return percent(share.low()) + " to " + percent(share.high());
    }
}
