package heartstring.story.segmentdesk;

import heartstring.story.drafting.ConditionView;
import heartstring.story.membership.Membership.Day;
import heartstring.story.membership.Membership.News;
import heartstring.story.membership.Membership.Size;
import heartstring.story.segments.Segment;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The page of one segment.
 *
 * @param size null as long as it is being counted
 * @param days on which it was kept, the first one first
 * @param news who came and who left, the newest first
 * @param shown whether the form can show its condition
 */
public record SegmentView(
        Segment segment,
        String sentence,
        @Nullable Size size,
        List<Day> days,
        List<News> news,
        boolean shown,
        ConditionView condition,
        Map<String, String> typed,
        @Nullable String fault) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    public SegmentView {
        days = List.copyOf(days);
        news = List.copyOf(news);
        typed = Map.copyOf(typed);
    }

    public String name() {
        return typed.getOrDefault("name", segment.name());
    }

    public String note() {
        return typed.getOrDefault("note", segment.note());
    }

    /** How large it was at the end of each day; null where there are fewer than two. */
    public @Nullable Chart growth() {
        return days.size() < 2
                ? null
                : new Chart(
                        Chart.Kind.LINES,
                        "Line: how many customers were in " + segment.name() + " at the end of each day.",
                        "Day",
                        labels(),
                        List.of(series("Customers", Day::customers)),
                        value -> Format.number(Math.round(value)));
    }

    /** Who came and who left day by day; null where nobody did. */
    public @Nullable Chart flow() {
        return days.stream().allMatch(d -> d.came() + d.went() == 0)
                ? null
                : new Chart(
                        Chart.Kind.STACKED,
                        "Bars: how many came to " + segment.name() + " and how many left it on each day.",
                        "Day",
                        labels(),
                        List.of(series("Came", Day::came), series("Left", Day::went)),
                        value -> Format.number(Math.round(value)));
    }

    private List<String> labels() {
        return days.stream().map(d -> d.day().format(DAY)).toList();
    }

    private Chart.Series series(String name, ToLongFunction<Day> of) {
        return new Chart.Series(
                name, days.stream().map(d -> (double) of.applyAsLong(d)).toList());
    }
}
