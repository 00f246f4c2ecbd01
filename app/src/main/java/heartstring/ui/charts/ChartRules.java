package heartstring.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays a chart out in percent of the place it gets, so that one drawing fits a phone and a wall. */
final class ChartRules {

    private static final int TICKS = 5;
    private static final int MOST_LABELS = 12;
    private static final double BAR_SHARE = 0.68;
    private static final double WIDEST_BAR = 9;

    private ChartRules() {}

    /** The distance of the lines across the picture: 1, 2 or 5 times a power of ten, a whole number for whole values. */
    static double step(double highest, boolean whole) {
        double rough = highest / TICKS;
        if (rough <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        double step = power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
        return whole ? Math.max(1, step) : step;
    }

    static double highest(Chart chart) {
        double highest = 0;
        for (int label = 0; label < chart.labels().size(); label++) {
            double sum = 0;
            for (Chart.Series series : chart.series()) {
                double value = series.values().get(label);
                sum = chart.kind() == Chart.Kind.STACKED ? sum + value : Math.max(sum, value);
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    /** The value at the top of the picture: the first line that nothing reaches over. */
    static double top(Chart chart) {
        double highest = highest(chart);
        double step = step(highest, whole(chart));
        return Math.max(step, Math.ceil(highest / step - 1e-9) * step);
    }

    static List<Chart.Tick> ticks(Chart chart) {
        double top = top(chart);
        double step = step(highest(chart), whole(chart));
        List<Chart.Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= top + step / 2; i++) {
            ticks.add(new Chart.Tick(chart.text(i * step), percent(100 - 100 * i * step / top)));
        }
        return ticks;
    }

    static List<Chart.Label> captions(List<String> labels) {
        int every = Math.max(1, Math.ceilDiv(labels.size(), MOST_LABELS));
        List<Chart.Label> captions = new ArrayList<>();
        // Counted from the last one, which is today on most charts.
        for (int i = 0; i < labels.size(); i++) {
            int fromEnd = labels.size() - 1 - i;
            if (fromEnd % every == 0) {
                captions.add(new Chart.Label(labels.get(i), middle(i, labels.size()), fromEnd / every % 3 != 0));
            }
        }
        return captions;
    }

    static List<Chart.Column> columns(Chart chart) {
        double slot = 100.0 / chart.labels().size();
        List<Chart.Column> columns = new ArrayList<>();
        for (int label = 0; label < chart.labels().size(); label++) {
            boolean stacked = chart.kind() == Chart.Kind.STACKED;
            columns.add(new Chart.Column(
                    percent(label * slot),
                    percent(slot),
                    chart.words(label),
                    stacked ? parts(chart, label) : List.of(),
                    stacked ? List.of() : strokes(chart, label),
                    stacked ? List.of() : points(chart, label)));
        }
        return columns;
    }

    private static List<Chart.Part> parts(Chart chart, int label) {
        double slot = 100.0 / chart.labels().size();
        double width = Math.min(slot * BAR_SHARE, WIDEST_BAR);
        double left = label * slot + (slot - width) / 2;
        double top = top(chart);
        double below = 0;
        List<Chart.Part> parts = new ArrayList<>();
        for (int s = 0; s < chart.series().size(); s++) {
            double value = chart.series().get(s).values().get(label);
            if (value > 0) {
                below += value;
                parts.add(new Chart.Part(
                        Chart.colour(s),
                        percent(left),
                        percent(100 - 100 * below / top),
                        percent(width),
                        percent(100 * value / top)));
            }
        }
        return parts;
    }

    private static List<Chart.Stroke> strokes(Chart chart, int label) {
        List<Chart.Stroke> strokes = new ArrayList<>();
        for (int s = 0; label > 0 && s < chart.series().size(); s++) {
            List<Double> values = chart.series().get(s).values();
            strokes.add(new Chart.Stroke(
                    Chart.colour(s),
                    middle(label - 1, values.size()),
                    height(chart, values.get(label - 1)),
                    middle(label, values.size()),
                    height(chart, values.get(label))));
        }
        return strokes;
    }

    private static List<Chart.Point> points(Chart chart, int label) {
        List<Chart.Point> points = new ArrayList<>();
        for (int s = 0; s < chart.series().size(); s++) {
            List<Double> values = chart.series().get(s).values();
            points.add(
                    new Chart.Point(Chart.colour(s), middle(label, values.size()), height(chart, values.get(label))));
        }
        return points;
    }

    private static String height(Chart chart, double value) {
        return percent(100 - 100 * value / top(chart));
    }

    private static String middle(int label, int labels) {
        return percent((label + 0.5) * 100 / labels);
    }

    private static boolean whole(Chart chart) {
        return chart.series().stream()
                .flatMap(series -> series.values().stream())
                .allMatch(value -> value == Math.rint(value));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
