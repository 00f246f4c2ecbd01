package heartstring.ui.charts;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Figures as a picture: for each label one value of each series. Values are 0 or more and there is one for each label; anything
 * else is an {@link IllegalArgumentException}.
 *
 * @param summary what the picture shows, as a sentence, for those who do not see it
 * @param format how a value reads, for example as money
 */
public record Chart(
        Kind kind,
        String summary,
        String labelHeading,
        List<String> labels,
        List<Series> series,
        DoubleFunction<String> format) {

    /** The most series that have a colour of their own. */
    public static final int COLOURS = 8;

    /** How values are drawn. */
    public enum Kind {
        /** One bar for each label, the series on top of each other. */
        STACKED,
        /** One line for each series. */
        LINES
    }

    /** One row of values under a name. */
    public record Series(String name, List<Double> values) {

        public Series {
            values = List.copyOf(values);
        }
    }

    public Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != labels.size()
                    || one.values().stream().anyMatch(value -> !Double.isFinite(value) || value < 0)) {
                throw new IllegalArgumentException(
                        "A chart needs one value of 0 or more for each label of " + one.name());
            }
        }
    }

    /** A line across the picture at a round value, its height from the top in percent. */
    public record Tick(String text, String top) {}

    /** A label below the picture at its middle in percent; a minor one may be left out where there is little room. */
    public record Label(String text, String middle, boolean minor) {}

    /** A coloured part of a bar, in percent of the picture. */
    public record Part(int colour, String left, String top, String width, String height) {}

    /** A piece of a line between two points, in percent of the picture. */
    public record Stroke(int colour, String fromLeft, String fromTop, String toLeft, String toTop) {}

    /** A point of a line, in percent of the picture. */
    public record Point(int colour, String left, String top) {}

    /** What stands at one label: the place to point at, what it says, and what is drawn there. */
    public record Column(
            String left, String width, String words, List<Part> parts, List<Stroke> strokes, List<Point> points) {}

    public List<Tick> ticks() {
        return ChartRules.ticks(this);
    }

    public List<Label> captions() {
        return ChartRules.captions(labels);
    }

    public List<Column> columns() {
        return ChartRules.columns(this);
    }

    /** The colour of a series, 1 to {@link #COLOURS}; they begin again when there are more. */
    public static int colour(int series) {
        return series % COLOURS + 1;
    }

    /** A value as people read it. */
    public String text(double value) {
        return format.apply(value);
    }

    /** What a label's values are, in one line: {@code 3 May: Web 12, Till 4}; series without a value are left out. */
    String words(int label) {
        String values = IntStream.range(0, series.size())
                .filter(s -> series.get(s).values().get(label) > 0)
                .mapToObj(s ->
                        series.get(s).name() + " " + text(series.get(s).values().get(label)))
                .collect(Collectors.joining(", "));
        return labels.get(label) + ": " + (values.isEmpty() ? text(0) : values);
    }
}
