package heartstring.experience.index;

import heartstring.experience.leaving.Mood;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The card on a customer's page: both hands, in words.
 *
 * @param said 0 to 100, -1 where nothing was rated
 * @param rating such as 9.2, empty where nothing was rated
 */
public record MoodCard(
        int index,
        int from,
        int until,
        int said,
        String rating,
        int ratings,
        int shown,
        int chance,
        boolean polite,
        List<String> reasons) {

    public MoodCard {
        reasons = List.copyOf(reasons);
    }

    static @Nullable MoodCard of(@Nullable Mood mood) {
        if (mood == null) {
            return null;
        }
        Double said = mood.said();
        Double rating = mood.rating();
        return new MoodCard(
                round(mood.index()),
                round(mood.from()),
                round(mood.until()),
                said == null ? -1 : round(said),
                rating == null ? "" : String.format(Locale.ROOT, "%.1f", rating * 10),
                mood.ratings(),
                round(mood.shown()),
                round(mood.chance() * 100),
                mood.polite(),
                mood.reasons());
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
