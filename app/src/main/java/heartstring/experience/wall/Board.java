package heartstring.experience.wall;

import heartstring.experience.results.Figure;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows: counts and shares alone.
 *
 * @param recommendation of the last days, null where too few answered
 * @param promises null where no room knows of any
 * @param waiting null likewise
 */
public record Board(
        String house,
        Mood mood,
        @Nullable Figure recommendation,
        long answersToday,
        Tidings.@Nullable Waiting waiting,
        Tidings.@Nullable Promises promises,
        Instant at) {

    /** The days of the recommendation, and of promises. */
    public static final int DAYS = 30;

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /**
     * How what was said today feels.
     *
     * @param words against the usual, in words
     * @param face the name of a drawing: mood-happy, mood-neutral or mood-sad
     * @param goodPercent of the texts of today whose tone is told; {@code usualPercent} of the weeks before, -1 for none
     * @param texts of today whose tone is told
     */
    public record Mood(String words, String face, int goodPercent, int badPercent, int usualPercent, long texts) {}

    /** The longest wait, in words. */
    public String longest() {
        if (waiting == null || waiting.messages() == 0) {
            return "nobody waits";
        }
        long minutes = waiting.longestMinutes();
        return "the longest for "
                + (minutes < 2
                        ? "a minute"
                        : minutes < 2 * HOUR
                                ? minutes + " minutes"
                                : minutes < 2 * DAY ? minutes / HOUR + " hours" : minutes / DAY + " days");
    }

    /** The share of promises kept. */
    public String kept() {
        return promises == null || promises.due() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.0f %%", 100.0 * promises.kept() / promises.due());
    }
}
