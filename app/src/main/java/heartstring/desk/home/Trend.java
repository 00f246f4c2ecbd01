package heartstring.desk.home;

import heartstring.desk.customer.Words;
import heartstring.story.measures.Figures;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Touchpoints per day and channel.
 *
 * @param days oldest first; the last one is today
 * @param series one per channel, the busiest first, with one count per day
 */
public record Trend(List<LocalDate> days, List<Series> series) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /** One channel's counts, one per day. */
    public record Series(String channel, List<Long> counts) {

        public String label() {
            return Words.channel(channel);
        }

        public long today() {
            return counts.getLast();
        }

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    static Trend of(LocalDate first, LocalDate last, ZoneId zone, List<Figures.Count> counts) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        Map<String, long[]> byChannel = new HashMap<>();
        for (Figures.Count count : counts) {
            int day = (int) (count.from().atZone(zone).toLocalDate().toEpochDay() - first.toEpochDay());
            if (day >= 0 && day < days.size()) {
                byChannel.computeIfAbsent(count.channel(), channel -> new long[days.size()])[day] +=
                        count.touchpoints();
            }
        }
        List<Series> series = new ArrayList<>();
        byChannel.forEach((channel, values) -> series.add(
                new Series(channel, java.util.Arrays.stream(values).boxed().toList())));
        series.sort(Comparator.comparingLong(Series::total).reversed().thenComparing(Series::channel));
        return new Trend(days, series);
    }

    /** Whether nothing came in at all. */
    public boolean isEmpty() {
        return series.isEmpty();
    }

    public long today() {
        return series.stream().mapToLong(Series::today).sum();
    }

    /** The day before, up to its end. */
    public long yesterday() {
        return series.stream().mapToLong(s -> s.counts().get(days.size() - 2)).sum();
    }

    /** The length of a channel's bar today against the busiest one's, 0 to 100. */
    public long share(Series one) {
        long most = series.stream().mapToLong(Series::today).max().orElse(0);
        return most == 0 ? 0 : Math.max(one.today() == 0 ? 0 : 1, one.today() * 100 / most);
    }

    public String day(LocalDate date) {
        return date.format(SHORT);
    }

    /** The whole as a picture. */
    public Chart chart() {
        return new Chart(
                Chart.Kind.STACKED,
                "Stacked bars: touchpoints per day and channel.",
                "Day",
                days.stream().map(this::day).toList(),
                series.stream()
                        .map(s -> new Chart.Series(
                                s.label(),
                                s.counts().stream().map(Long::doubleValue).toList()))
                        .toList(),
                value -> Format.number(Math.round(value)));
    }
}
