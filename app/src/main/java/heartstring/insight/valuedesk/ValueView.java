package heartstring.insight.valuedesk;

import heartstring.insight.value.Report;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of what customers are worth.
 *
 * @param report null as long as nothing is worked out
 * @param before an earlier one to compare with
 * @param drifting regulars who are late, the most at stake first
 * @param bars null where too little is known to say what customers will be worth
 * @param past how a forecast made in the past did; null where the past is too short
 * @param ahead the weeks to come
 */
public record ValueView(
        @Nullable Report report,
        @Nullable Report before,
        List<LineView> drifting,
        @Nullable Chart bars,
        @Nullable ForecastChart past,
        @Nullable ForecastChart ahead) {

    private static final List<String> LATELY =
            List.of("long ago", "some time ago", "in the middle", "lately", "just now");
    private static final List<String> OFTEN = List.of("seldom", "now and then", "in the middle", "often", "very often");

    public ValueView {
        drifting = List.copyOf(drifting);
    }

    static ValueView of(
            @Nullable Report report, @Nullable Report before, List<ValueListsSql.Line> drifting, Instant now) {
        Report.Tried trial = report == null ? null : report.trial();
        return new ValueView(
                report,
                before,
                report == null
                        ? List.of()
                        : drifting.stream()
                                .map(line -> LineView.of(line, report.currency(), now))
                                .toList(),
                report == null || report.valueMinor() == null ? null : bars(report),
                trial == null ? null : ForecastChart.of(trial.from(), trial.weeks()),
                report == null || report.ahead().isEmpty() ? null : ForecastChart.of(report.at(), report.ahead()));
    }

    private static Chart bars(Report report) {
        return new Chart(
                Chart.Kind.STACKED,
                "How many customers will be worth how much within a year.",
                "Worth within a year, from",
                report.bars().stream()
                        .map(bar -> ValueWords.about(bar.fromMinor(), report.currency())
                                + (bar.belowMinor() == null ? "+" : ""))
                        .toList(),
                List.of(new Chart.Series(
                        "customers",
                        report.bars().stream()
                                .map(bar -> (double) bar.customers())
                                .toList())),
                value -> Format.number(Math.round(value)));
    }

    static String range(Report.Bar bar, String currency) {
        Long below = bar.belowMinor();
        return below == null
                ? ValueWords.about(bar.fromMinor(), currency) + "+"
                : ValueWords.about(bar.fromMinor(), currency) + "–" + ValueWords.about(below, currency);
    }

    /** One bar with its address. */
    public record BarView(String range, String customers, String value, String href) {}

    /** The bars as a table. */
    public List<BarView> barLines() {
        Report known = report;
        return known == null
                ? List.of()
                : known.bars().stream()
                        .map(bar -> new BarView(
                                range(bar, known.currency()),
                                Format.number(bar.customers()),
                                ValueWords.about(bar.valueMinor(), known.currency()),
                                "/insight/value/customers?show=&from=" + bar.fromMinor()
                                        + (bar.belowMinor() == null ? "" : "&below=" + bar.belowMinor())))
                        .toList();
    }

    /**
     * A field of the map.
     *
     * @param heat from 0 to 8, by how many customers
     */
    public record Field(String words, String customers, String value, int heat, String href) {}

    /** A row of the map: how lately. */
    public record Row(String name, List<Field> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** The heads of its columns: how often. */
    public List<String> columns() {
        return OFTEN;
    }

    /** The map, who came just now first. */
    public List<Row> rows() {
        Report known = report;
        if (known == null) {
            return List.of();
        }
        long most =
                known.cells().stream().mapToLong(Report.Cell::customers).max().orElse(1);
        List<Row> rows = new ArrayList<>();
        for (int lately = 5; lately >= 1; lately--) {
            int score = lately;
            rows.add(new Row(
                    LATELY.get(score - 1),
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(often -> field(known, score, often, most))
                            .toList()));
        }
        return rows;
    }

    private static Field field(Report known, int lately, int often, long most) {
        Optional<Report.Cell> cell = known.cells().stream()
                .filter(c -> c.lately() == lately && c.often() == often)
                .findFirst();
        long customers = cell.map(Report.Cell::customers).orElse(0L);
        long value = known.valueMinor() == null
                ? cell.map(Report.Cell::spentMinor).orElse(0L)
                : cell.map(Report.Cell::valueMinor).orElse(0L);
        return new Field(
                "came " + LATELY.get(lately - 1) + ", " + OFTEN.get(often - 1),
                customers == 0 ? "" : Format.number(customers),
                customers == 0 ? "" : ValueWords.about(value / customers, known.currency()),
                customers == 0 ? 0 : Math.clamp(Math.round(8 * Math.sqrt((double) customers / most)), 1, 8),
                "/insight/value/customers?show=&lately=" + lately + "&often=" + often);
    }

    /** An amount of the report. */
    public String money(long minor) {
        return report == null ? "" : ValueWords.about(minor, report.currency());
    }

    /** By how much a figure has changed since the earlier report; empty where there is none. */
    public String change(long now, long then) {
        if (before == null || report == null || then == 0 || !before.currency().equals(report.currency())) {
            return "";
        }
        double share = (double) now / then - 1;
        return String.format(Locale.ROOT, "%+.0f %%", share * 100).replace('-', '−') + " since "
                + Format.day(before.at());
    }

    /** Of a forecast: by how much it was wrong. */
    public static String miss(Report.Step step) {
        Double actual = step.actual();
        double share = actual == null || step.expected() <= 0 ? 0 : actual / step.expected() - 1;
        return String.format(Locale.ROOT, "%.0f %% %s", Math.abs(share) * 100, share < 0 ? "fewer" : "more");
    }

    /** A figure with one digit where it is small. */
    public static String count(double value) {
        return ValueWords.count(value);
    }

    /** With two. */
    public static String exact(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
