package heartstring.experience.results;

import heartstring.experience.questions.Measure;
import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a group of answers, with where the true one lies.
 *
 * @param answers how many it rests on
 */
public record Figure(Measure measure, int most, long answers, Interval interval) {

    /** The figure of answers by how often each number from 0 on was given; null when none was. */
    public static @Nullable Figure of(Measure measure, int most, long[] counts) {
        long all = 0;
        long low = 0;
        long high = 0;
        for (int number = 0; number < counts.length; number++) {
            all += counts[number];
            low += measure.low(number, most) ? counts[number] : 0;
            high += measure.high(number, most) ? counts[number] : 0;
        }
        if (all == 0) {
            return null;
        }
        return new Figure(
                measure,
                most,
                all,
                switch (measure) {
                    case NPS ->
                        Shares.promoterScore(low, all - low - high, high).times(100);
                    case CSAT -> Shares.share(high, all).times(100);
                    case CES, RATING -> Shares.mean(counts, 0);
                });
    }

    /** What the figure is called. */
    public static String called(Measure measure, int most) {
        return switch (measure) {
            case NPS -> "NPS";
            case CSAT -> "Satisfied";
            case CES -> "Ease, of 7";
            case RATING -> "Rating, of " + most;
        };
    }

    public String name() {
        return called(measure, most);
    }

    /** As people read it. */
    public String words() {
        return text(interval.value());
    }

    /** Where the true one lies with 95 %, as people read it. */
    public String range() {
        return text(interval.low()) + " to " + text(interval.high());
    }

    private String text(double value) {
        return switch (measure) {
            case NPS ->
                String.format(Locale.ROOT, "%+.0f", value).replace("+0", "0").replace("-0", "0");
            case CSAT -> String.format(Locale.ROOT, "%.0f %%", value);
            case CES, RATING -> String.format(Locale.ROOT, "%.1f", value);
        };
    }

    public String fromLeft() {
        return place(interval.low());
    }

    public String toLeft() {
        return place(interval.high());
    }

    public String middle() {
        return place(interval.value());
    }

    /** In percent of the drawing. */
    private String place(double value) {
        double from = measure == Measure.NPS ? -100 : 0;
        double to = measure == Measure.NPS || measure == Measure.CSAT ? 100 : most;
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp((value - from) / (to - from) * 100, 0, 100));
    }
}
