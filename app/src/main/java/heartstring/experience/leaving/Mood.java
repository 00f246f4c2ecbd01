package heartstring.experience.leaving;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the experience of a customer stands; 50 is the middle of our customers.
 *
 * @param rating the mean of what they rated, younger ratings worth more, from 0 to 1; null when they rated nothing in a year
 * @param said where that stands among those who rate, 0 to 100
 * @param ratings how many ratings
 * @param shown where their behaviour stands among all, 0 to 100
 * @param index both hands together, 0 to 100
 * @param from the least that the index may be, in 95 of 100 cases
 * @param until the most
 * @param chance that their last visit comes within the time ahead
 * @param polite says good things and is about to leave
 * @param usualGap days between visits
 * @param reasons what moves the index, the strongest first
 */
public record Mood(
        @Nullable Double rating,
        @Nullable Double said,
        int ratings,
        double shown,
        double index,
        double from,
        double until,
        double chance,
        boolean polite,
        double usualGap,
        List<String> reasons) {

    public Mood {
        reasons = List.copyOf(reasons);
    }

    /** Said less shown: far above 0, the words are better than the deeds. */
    @Nullable
    public Double gap() {
        return said == null ? null : said - shown;
    }
}
