package heartstring.experience.scores;

import heartstring.experience.questions.Measure;
import heartstring.experience.results.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures with their intervals as a picture, in percent of the place it gets. */
public record ScoreChart(List<Tick> ticks, List<Mark> marks, List<Stroke> strokes, List<Caption> captions) {

    private static final int TICKS = 5;
    private static final int MOST_CAPTIONS = 12;

    /** A line across, its height from the top. */
    public record Tick(String text, String top) {}

    /** A figure, from where to where it may lie, and what it says. */
    public record Mark(String left, String top, String lowTop, String highTop, String words) {}

    /** From one figure to the next. */
    public record Stroke(String fromLeft, String fromTop, String toLeft, String toTop) {}

    /** Below the picture; a minor one may be left out where there is little room. */
    public record Caption(String text, String middle, boolean minor) {}

    static ScoreChart of(Report report) {
        List<Report.Point> points = report.points();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Report.Point point : points) {
            Figure figure = point.figure();
            if (figure != null) {
                lowest = Math.min(lowest, figure.interval().low());
                highest = Math.max(highest, figure.interval().high());
            }
        }
        if (lowest > highest) {
            return new ScoreChart(List.of(), List.of(), List.of(), List.of());
        }
        double step = step((highest - lowest) / TICKS);
        double bottom = Math.floor(lowest / step + 1e-9) * step;
        double top = Math.max(bottom + step, Math.ceil(highest / step - 1e-9) * step);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; bottom + i * step <= top + step / 2; i++) {
            double value = bottom + i * step;
            ticks.add(new Tick(text(report.measure(), value, step), height(value, bottom, top)));
        }
        List<Mark> marks = new ArrayList<>();
        List<Stroke> strokes = new ArrayList<>();
        List<Caption> captions = new ArrayList<>();
        int every = Math.max(1, Math.ceilDiv(points.size(), MOST_CAPTIONS));
        Mark last = null;
        for (int i = 0; i < points.size(); i++) {
            int fromEnd = points.size() - 1 - i;
            if (fromEnd % every == 0) {
                captions.add(new Caption(points.get(i).label(), middle(i, points.size()), fromEnd / every % 3 != 0));
            }
            Figure figure = points.get(i).figure();
            if (figure != null) {
                Mark mark = new Mark(
                        middle(i, points.size()),
                        height(figure.interval().value(), bottom, top),
                        height(figure.interval().low(), bottom, top),
                        height(figure.interval().high(), bottom, top),
                        points.get(i).label() + ": " + figure.words() + ", " + figure.range() + " with 95 %, "
                                + figure.answers() + " answers");
                if (last != null) {
                    strokes.add(new Stroke(last.left(), last.top(), mark.left(), mark.top()));
                }
                marks.add(mark);
                last = mark;
            }
        }
        return new ScoreChart(ticks, marks, strokes, captions);
    }

    private static String text(Measure measure, double value, double step) {
        return switch (measure) {
            case NPS -> String.format(Locale.ROOT, "%.0f", value + 0.0).replace('-', '−');
            case CSAT -> String.format(Locale.ROOT, "%.0f %%", value);
            case CES, RATING -> String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", value);
        };
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(rough, 1e-6))));
        double times = rough / power;
        return Math.max(0.1, power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10));
    }

    private static String height(double value, double bottom, double top) {
        return percent(100 - 100 * (value - bottom) / (top - bottom));
    }

    private static String middle(int place, int places) {
        return percent((place + 0.5) * 100 / places);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
