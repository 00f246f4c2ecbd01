package heartstring.experience.said;

import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is looked at, week by week; chart null where there is too little. */
public record WeeksView(@Nullable Chart chart) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    static WeeksView of(List<ExplorerSql.Week> weeks) {
        if (weeks.size() < 2) {
            return new WeeksView(null);
        }
        Map<LocalDate, ExplorerSql.Week> all = new TreeMap<>();
        LocalDate last = weeks.getLast().week();
        for (LocalDate at = weeks.getFirst().week(); !at.isAfter(last); at = at.plusWeeks(1)) {
            all.put(at, new ExplorerSql.Week(at, 0, 0, 0));
        }
        weeks.forEach(week -> all.put(week.week(), week));
        List<ExplorerSql.Week> filled = new ArrayList<>(all.values());
        return new WeeksView(new Chart(
                Chart.Kind.STACKED,
                "Texts by week, by how they feel.",
                "Week of",
                filled.stream().map(week -> DAY.format(week.week())).toList(),
                List.of(
                        series("negative", filled, ExplorerSql.Week::bad),
                        series("neutral, mixed or unsure", filled, ExplorerSql.Week::others),
                        series("positive", filled, ExplorerSql.Week::good)),
                value -> Format.number(Math.round(value))));
    }

    private static Chart.Series series(
            String name, List<ExplorerSql.Week> weeks, Function<ExplorerSql.Week, Integer> of) {
        return new Chart.Series(
                name, weeks.stream().map(week -> (double) of.apply(week)).toList());
    }
}
