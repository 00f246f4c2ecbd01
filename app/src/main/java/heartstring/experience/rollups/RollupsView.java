package heartstring.experience.rollups;

import heartstring.kernels.shares.Interval;
import heartstring.ui.charts.Chart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of the index by group.
 *
 * @param groups those that are shown, in the order that is wanted
 * @param more how many there are besides
 * @param find what their names have in them, empty for any
 * @param key of the group whose weeks are drawn, empty for everybody
 * @param weeks of that group, the first week first
 * @param bySegment whether segments are what is shown
 */
public record RollupsView(
        List<Choice> choices,
        Choice chosen,
        List<Rollup> groups,
        int more,
        String find,
        Column column,
        boolean down,
        String key,
        String name,
        List<Rollup> weeks,
        boolean bySegment,
        boolean mayChange) {

    /** Groups shown at once; others are found by name or by another order. */
    static final int SHOWN = 100;

    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    public RollupsView {
        choices = List.copyOf(choices);
        groups = List.copyOf(groups);
        weeks = List.copyOf(weeks);
    }

    /** A way of grouping. */
    public record Choice(String word, String title) {}

    /** What the table can be sorted by. */
    public enum Column {
        GAP("Gap", "gap", Rollup::gapMean),
        INDEX("Index", "index", Rollup::indexMean),
        SAID("Says", "said", Rollup::saidMean),
        SHOWN("Shows", "shown", Rollup::shownMean),
        POLITE("Polite leavers", "polite", Rollup::politeShare),
        CUSTOMERS("Customers", "customers", r -> null),
        NAME("Group", "name", r -> null);

        private final String title;
        private final String word;
        /** Never handed out. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<Rollup, @Nullable Interval> figure;

        Column(String title, String word, Function<Rollup, @Nullable Interval> figure) {
            this.title = title;
            this.word = word;
            this.figure = figure;
        }

        /** The lowest index first where nothing is said. */
        static Column of(String word) {
            return Arrays.stream(values())
                    .filter(c -> c.word.equals(word))
                    .findFirst()
                    .orElse(INDEX);
        }

        public String title() {
            return title;
        }

        public String word() {
            return word;
        }

        private Comparator<Rollup> order() {
            return switch (this) {
                case NAME -> Comparator.comparing(r -> r.name().toLowerCase(Locale.ROOT));
                case CUSTOMERS -> Comparator.comparingLong(Rollup::customers);
                case GAP, INDEX, SAID, SHOWN, POLITE -> Comparator.comparingDouble(r -> value(figure.apply(r)));
            };
        }

        /** What is not known stands last in either direction nearly enough: it is rare. */
        private static double value(@Nullable Interval interval) {
            return interval == null ? Double.MAX_VALUE : interval.value();
        }
    }

    /** Those whose names have that in them. */
    static List<Rollup> called(List<Rollup> groups, String find) {
        String wanted = find.toLowerCase(Locale.ROOT);
        return groups.stream()
                .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    static List<Rollup> sorted(List<Rollup> groups, Column column, boolean down) {
        Comparator<Rollup> order = down ? column.order().reversed() : column.order();
        return groups.stream()
                .sorted(order.thenComparing(Rollup::name).thenComparing(Rollup::key))
                .toList();
    }

    public List<Column> figures() {
        return List.of(Column.INDEX, Column.SAID, Column.SHOWN, Column.GAP, Column.POLITE);
    }

    public @Nullable Interval figure(Rollup rollup, Column of) {
        return of.figure.apply(rollup);
    }

    public String sortHref(Column by) {
        return href(chosen.word(), key) + "&sort=" + by.word() + "&down=" + (by == column && !down)
                + (find.isEmpty() ? "" : "&find=" + URLEncoder.encode(find, StandardCharsets.UTF_8));
    }

    public String href(String word, String group) {
        return "/experience/index/groups?by=" + word
                + (group.isEmpty() ? "" : "&key=" + URLEncoder.encode(group, StandardCharsets.UTF_8));
    }

    public @Nullable String direction(Column by) {
        return by == column ? down ? "descending" : "ascending" : null;
    }

    public String number(Interval interval, Column of) {
        return switch (of) {
            case GAP ->
                String.format(Locale.ROOT, "%+.0f", interval.value())
                        .replace("+0", "0")
                        .replace("-0", "0");
            case POLITE -> String.format(Locale.ROOT, "%.1f %%", interval.value());
            case INDEX, SAID, SHOWN, CUSTOMERS, NAME -> String.format(Locale.ROOT, "%.0f", interval.value());
        };
    }

    public String range(Interval interval, Column of) {
        return number(new Interval(0, interval.low(), 0), of) + " to "
                + number(new Interval(0, interval.high(), 0), of);
    }

    /** In percent of the drawing: −100 to 100 for a gap, 0 to 100 otherwise. */
    public String place(double value, Column of) {
        double at = of == Column.GAP ? (value + 100) / 2 : value;
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(at, 0, 100));
    }

    /** The weeks of the chosen group as lines; null where there are fewer than two. */
    public @Nullable Chart chart() {
        if (weeks.size() < 2) {
            return null;
        }
        return new Chart(
                Chart.Kind.LINES,
                "Lines: the index of " + name + ", what they say and what they show, week by week; 50 is the middle.",
                "Week of",
                weeks.stream().map(r -> r.week().format(WEEK)).toList(),
                List.of(
                        line("Index", Rollup::indexMean),
                        line("Says", Rollup::saidMean),
                        line("Shows", Rollup::shownMean)),
                value -> String.format(Locale.ROOT, "%.0f", value));
    }

    private Chart.Series line(String title, Function<Rollup, @Nullable Interval> figure) {
        return new Chart.Series(
                title,
                weeks.stream()
                        .map(r -> {
                            Interval interval = figure.apply(r);
                            return interval == null ? 0 : interval.value();
                        })
                        .toList());
    }
}
