package heartstring.insight.valuedesk;

import heartstring.insight.value.Report;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was foreseen week by week, where it should lie, and what came, as a picture; in percent of the place it gets. */
public record ForecastChart(List<Tick> ticks, List<Week> weeks, List<Caption> captions) {

    private static final int TICKS = 4;
    private static final int MOST_CAPTIONS = 8;
    private static final long WEEK_SECONDS = 7 * 86_400L;

    public ForecastChart {
        ticks = List.copyOf(ticks);
        weeks = List.copyOf(weeks);
        captions = List.copyOf(captions);
    }

    /** A line across, its height from the top. */
    public record Tick(String text, String top) {}

    /**
     * A week.
     *
     * @param came whether it is over
     * @param label its first day
     */
    public record Week(
            String left,
            String width,
            String middle,
            String top,
            String height,
            String expectedTop,
            String lowTop,
            String highTop,
            boolean came,
            String label,
            String expected,
            String range,
            String actual) {

        /** For those who point at it, or hear it read. */
        public String words() {
            return "Week of " + label + ": " + expected + " foreseen, " + range + (came ? ", " + actual + " came" : "");
        }
    }

    /** Below the picture; a minor one may be left out where there is little room. */
    public record Caption(String text, String middle, boolean minor) {}

    static ForecastChart of(Instant first, List<Report.Step> steps) {
        double highest = 1;
        for (Report.Step step : steps) {
            highest = Math.max(highest, Math.max(step.high(), came(step)));
        }
        double unit = unit(highest / TICKS);
        double top = Math.ceil(highest / unit) * unit;
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * unit <= top + unit / 2; i++) {
            ticks.add(new Tick(Format.number(Math.round(i * unit)), height(i * unit, top)));
        }
        List<Week> weeks = new ArrayList<>();
        List<Caption> captions = new ArrayList<>();
        int every = Math.max(1, Math.ceilDiv(steps.size(), MOST_CAPTIONS));
        double width = 100.0 / Math.max(1, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            String label = Format.day(first.plusSeconds(i * WEEK_SECONDS));
            weeks.add(week(steps.get(i), i * width, width, top, label));
            if (i % every == 0) {
                captions.add(new Caption(label, percent((i + 0.5) * width), i / every % 2 != 0));
            }
        }
        return new ForecastChart(ticks, weeks, captions);
    }

    private static double came(Report.Step step) {
        Double actual = step.actual();
        return actual == null ? 0 : actual;
    }

    private static Week week(Report.Step step, double left, double width, double top, String label) {
        double came = came(step);
        return new Week(
                percent(left + 0.2 * width),
                percent(0.6 * width),
                percent(left + 0.5 * width),
                height(came, top),
                percent(100 * came / top),
                height(step.expected(), top),
                height(step.low(), top),
                height(step.high(), top),
                step.actual() != null,
                label,
                Format.number(Math.round(step.expected())),
                Format.number(Math.round(step.low())) + " to " + Format.number(Math.round(step.high())),
                Format.number(Math.round(came)));
    }

    private static double unit(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(rough, 1e-6))));
        double times = rough / power;
        return Math.max(1, power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10));
    }

    private static String height(double value, double top) {
        return percent(100 - 100 * value / top);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
