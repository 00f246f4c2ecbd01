package heartstring.loyalty.overview;

import heartstring.loyalty.breakage.Estimate;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pictures of a programme's page that show shares and costs. */
final class OverviewCharts {

    private static final double HUNDRED = 100;

    private OverviewCharts() {}

    /** What is not redeemed by age in months, with its interval; null while too little is known. */
    static @Nullable Chart survival(@Nullable Estimate estimate) {
        if (estimate == null || !estimate.known() || estimate.curve().size() < 2) {
            return null;
        }
        return new Chart(
                Chart.Kind.LINES,
                "Lines: of a hundred points, how many are not redeemed after so many months.",
                "Months",
                IntStream.range(0, estimate.curve().size())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of(
                        line("Not redeemed", estimate, Estimate.Point::share),
                        line("At most", estimate, Estimate.Point::high),
                        line("At least", estimate, Estimate.Point::low)),
                value -> String.format(Locale.ROOT, "%.0f %%", value));
    }

    private static Chart.Series line(String name, Estimate estimate, Function<Estimate.Point, Double> of) {
        return new Chart.Series(
                name, estimate.curve().stream().map(p -> of.apply(p) * HUNDRED).toList());
    }

    /** What rewards cost for each visit in each of these months; null where there were no visits, or no rewards. */
    static @Nullable Chart visits(List<LocalDate> months, List<OverviewSql.Visits> told, String currency) {
        if (told.stream().noneMatch(v -> v.visits() > 0) || told.stream().noneMatch(v -> v.costMinor() > 0)) {
            return null;
        }
        Map<LocalDate, OverviewSql.Visits> byMonth =
                told.stream().collect(Collectors.toMap(OverviewSql.Visits::month, v -> v));
        return new Chart(
                Chart.Kind.LINES,
                "Line: what the rewards that were taken cost for each visit of a member, by month.",
                "Month",
                months.stream()
                        .map(m -> m.format(DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH)))
                        .toList(),
                List.of(new Chart.Series(
                        "Cost of a visit",
                        months.stream().map(m -> perVisit(byMonth.get(m))).toList())),
                value -> Format.money(Math.round(value), currency));
    }

    private static double perVisit(OverviewSql.@Nullable Visits month) {
        return month == null || month.visits() == 0 ? 0 : (double) month.costMinor() / month.visits();
    }
}
