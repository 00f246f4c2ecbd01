package heartstring.experience.scores;

import heartstring.experience.questions.Measure;
import heartstring.experience.results.Figure;
import heartstring.kernels.shares.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a measure stands.
 *
 * @param figure null where too few answered
 * @param change against the period before, null where one of the two is of too few
 * @param cuts by store, channel, colleague and group, those without parts left out
 * @param hidden how many parts are of too few to be told
 * @param asked null when nobody was
 */
public record Report(
        Measure measure,
        int most,
        long answers,
        @Nullable Figure figure,
        @Nullable Change change,
        List<Point> points,
        List<Cut> cuts,
        int hidden,
        @Nullable Asked asked) {

    /**
     * What changed, in words.
     *
     * @param range where the true change lies with 95 %
     * @param sure whether it is more than chance
     */
    public record Change(String by, String range, boolean sure, boolean up) {

        /** Whether it may be chance. */
        public String chance() {
            return sure ? "more than chance" : "may be chance";
        }

        /** The whole in a line. */
        public String words() {
            return by + ", " + chance();
        }
    }

    /** A week or month; figure null where too few answered. */
    public record Point(
            LocalDate from, String label, @Nullable Figure figure, long answers) {}

    /** A way in which answers are parted. */
    public record Cut(String title, String heading, List<Line> lines) {

        /** Where a value stands in the drawing, which reaches from the lowest to the highest of all lines. */
        public String at(double value) {
            double low = lines.stream()
                    .mapToDouble(l -> l.figure().interval().low())
                    .min()
                    .orElse(0);
            double high = lines.stream()
                    .mapToDouble(l -> l.figure().interval().high())
                    .max()
                    .orElse(1);
            return String.format(Locale.ROOT, "%.2f%%", 2 + 96 * (value - low) / Math.max(high - low, 1e-9));
        }
    }

    /**
     * One part.
     *
     * @param against what it is above all others together, 0 where that may be chance
     */
    public record Line(String name, Figure figure, @Nullable Change change, double against) {

        Line alike() {
            return new Line(name, figure, change, 0);
        }

        /** Beside the others, in words. */
        public String beside() {
            return against > 0 ? "above the others" : against < 0 ? "below the others" : "like the others";
        }
    }

    /**
     * How many of those asked answered.
     *
     * @param change against the period before, null where too few were asked
     */
    public record Asked(
            long asked,
            long begun,
            long answered,
            Interval share,
            @Nullable Change change,
            List<Store> stores) {}

    /** The same of one store. */
    public record Store(String name, long asked, long answered, Interval share) {}
}
