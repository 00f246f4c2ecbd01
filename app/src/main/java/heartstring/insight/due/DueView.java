package heartstring.insight.due;

import heartstring.insight.regulars.Regulars;
import heartstring.insight.runs.Run;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is due this week, by product.
 *
 * @param chart by day; null where nothing is due
 * @param workedOutAt null before the first time
 * @param findings what the last run told of itself
 */
public record DueView(
        @Nullable Chart chart, List<Bar> bars, @Nullable Instant workedOutAt, List<Run.Finding> findings) {

    private static final int NAMED = 5;

    public DueView {
        bars = List.copyOf(bars);
        findings = List.copyOf(findings);
    }

    /**
     * One product.
     *
     * @param late of a hundred of the longest bar, how much is overdue
     * @param week the same for what comes until in six days
     * @param usual such as "12 days", empty where not known
     */
    public record Bar(
            long productId,
            String product,
            int all,
            int overdue,
            double late,
            double week,
            int buyers,
            int buyersBefore,
            String usual) {}

    static DueView of(List<Regulars.Shelf> shelves, LocalDate today, @Nullable Run run) {
        int most = shelves.stream().mapToInt(Regulars.Shelf::all).max().orElse(1);
        return new DueView(
                shelves.isEmpty() ? null : chart(shelves, today),
                shelves.stream().map(shelf -> bar(shelf, most)).toList(),
                run == null ? null : run.endedAt(),
                run == null ? List.of() : run.findings());
    }

    /** Needs that were due before today. */
    public int overdue() {
        return bars.stream().mapToInt(Bar::overdue).sum();
    }

    private static Bar bar(Regulars.Shelf shelf, int most) {
        double late = Math.round(1000.0 * shelf.late() / most) / 10.0;
        return new Bar(
                shelf.productId(),
                shelf.product(),
                shelf.all(),
                shelf.late(),
                late,
                Math.round(1000.0 * (shelf.all() - shelf.late()) / most) / 10.0,
                shelf.buyers(),
                shelf.buyersBefore(),
                shelf.usualDays() <= 0 ? "" : DueRules.days(shelf.usualDays()));
    }

    /** The days to come alone: what was due before them is mostly more than all of theirs, and told in words. */
    private static Chart chart(List<Regulars.Shelf> shelves, LocalDate today) {
        List<String> labels = new ArrayList<>();
        IntStream.range(0, Regulars.DAYS - 1).forEach(ahead -> labels.add(DueRules.column(today, ahead)));
        List<Chart.Series> series = new ArrayList<>();
        for (Regulars.Shelf shelf : shelves.subList(0, Math.min(NAMED, shelves.size()))) {
            series.add(new Chart.Series(
                    Format.shortened(shelf.product(), 30),
                    shelf.due().stream().skip(1).map(Integer::doubleValue).toList()));
        }
        if (shelves.size() > NAMED) {
            List<Regulars.Shelf> others = shelves.subList(NAMED, shelves.size());
            series.add(new Chart.Series(
                    "Others",
                    IntStream.range(1, Regulars.DAYS)
                            .mapToObj(day -> others.stream()
                                    .mapToDouble(s -> s.due().get(day))
                                    .sum())
                            .toList()));
        }
        return new Chart(
                Chart.Kind.STACKED,
                "For how many customers a product is due again, by day.",
                "Day",
                labels,
                series,
                value -> Format.number(Math.round(value)));
    }
}
