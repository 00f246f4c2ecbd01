package heartstring.experience.scores;

import heartstring.experience.questions.Measure;
import heartstring.experience.results.Figure;
import heartstring.experience.results.ResultsView;
import heartstring.experience.scores.Report.Change;
import heartstring.experience.scores.Report.Line;
import heartstring.experience.scores.Report.Point;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Discoveries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes figures, and what differs between them, of counts; pure. */
final class ScoreRules {

    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yy", Locale.UK);

    private ScoreRules() {}

    /** How often each number was given, lately and before. */
    record Counts(long[] late, long[] before) {

        static Counts none() {
            return new Counts(new long[Measure.MOST + 1], new long[Measure.MOST + 1]);
        }

        void add(boolean lately, long[] counts) {
            ScoreRules.add(lately ? late : before, counts);
        }
    }

    static void add(long[] to, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            to[i] += counts[i];
        }
    }

    static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    /** Null where it would be of too few to be told. */
    static @Nullable Figure figure(Measure measure, int most, long[] counts) {
        return sum(counts) < ResultsView.FEWEST ? null : Figure.of(measure, most, Arrays.copyOf(counts, most + 1));
    }

    /** What one group's figure is above the other's; null where one is too few to be told. */
    static @Nullable Difference difference(Measure measure, int most, long[] group, long[] other) {
        if (sum(group) < ResultsView.FEWEST || sum(other) < ResultsView.FEWEST) {
            return null;
        }
        return switch (measure) {
            case NPS ->
                Differences.promoterScores(thirds(measure, most, group), thirds(measure, most, other))
                        .times(100);
            case CSAT -> {
                long[] one = thirds(measure, most, group);
                long[] two = thirds(measure, most, other);
                yield Differences.shares(one[2], sum(one), two[2], sum(two)).times(100);
            }
            case CES, RATING -> Differences.means(Arrays.copyOf(group, most + 1), Arrays.copyOf(other, most + 1));
        };
    }

    private static long[] thirds(Measure measure, int most, long[] counts) {
        long[] thirds = new long[3];
        for (int number = 0; number <= most; number++) {
            int third = measure.low(number, most) ? 0 : measure.high(number, most) ? 2 : 1;
            thirds[third] += counts[number];
        }
        return thirds;
    }

    static @Nullable Change change(Measure measure, @Nullable Difference difference) {
        return difference == null
                ? null
                : new Change(
                        signed(measure, difference.interval().value()),
                        signed(measure, difference.interval().low()) + " to "
                                + signed(measure, difference.interval().high()),
                        difference.isMoreThanChance(),
                        difference.interval().value() >= 0);
    }

    static String signed(Measure measure, double value) {
        String text = String.format(
                Locale.ROOT,
                switch (measure) {
                    case NPS -> "%+.0f";
                    case CSAT -> "%+.0f points";
                    case CES, RATING -> "%+.1f";
                },
                value);
        return text.replaceFirst("^[+-](?=0(\\.0)?( |$))", "±").replace('-', '−');
    }

    /** The beginning of the week or month that a day is in. */
    static LocalDate begins(LocalDate day, boolean months) {
        return months ? day.withDayOfMonth(1) : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** One point for each week or month, the oldest first; those of too few answers have no figure. */
    static List<Point> points(
            Measure measure, int most, List<ScoresSql.Day> days, LocalDate from, LocalDate until, boolean months) {
        Map<LocalDate, long[]> by = new TreeMap<>();
        for (LocalDate at = begins(from, months);
                at.isBefore(until);
                at = months ? at.plusMonths(1) : at.plusWeeks(1)) {
            by.put(at, new long[Measure.MOST + 1]);
        }
        for (ScoresSql.Day day : days) {
            add(by.computeIfAbsent(begins(day.day(), months), d -> new long[Measure.MOST + 1]), day.counts());
        }
        List<Point> points = new ArrayList<>();
        by.forEach((at, counts) -> points.add(
                new Point(at, (months ? MONTH : WEEK).format(at), figure(measure, most, counts), sum(counts))));
        return points;
    }

    /**
     * The parts of one cut that are large enough, the lowest figure first. Each is held against all others together; of many that are
     * looked at only those are called different that keep the share of false ones small.
     */
    static List<Line> lines(Measure measure, int most, Map<String, Counts> parts, UnaryOperator<String> names) {
        long[] whole = new long[Measure.MOST + 1];
        parts.values().forEach(counts -> add(whole, counts.late()));
        List<Line> lines = new ArrayList<>();
        List<Difference> against = new ArrayList<>();
        parts.forEach((part, counts) -> {
            Figure figure = figure(measure, most, counts.late());
            if (figure != null) {
                long[] others = whole.clone();
                for (int i = 0; i < others.length; i++) {
                    others[i] -= counts.late()[i];
                }
                Difference other = difference(measure, most, counts.late(), others);
                against.add(other == null ? new Difference(figure.interval(), 1) : other);
                lines.add(new Line(
                        names.apply(part),
                        figure,
                        change(measure, difference(measure, most, counts.late(), counts.before())),
                        other == null ? 0 : other.interval().value()));
            }
        });
        double[] rates = Discoveries.rates(
                against.stream().mapToDouble(Difference::chance).toArray());
        List<Line> told = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            told.add(rates[i] < Difference.BOUND ? lines.get(i) : lines.get(i).alike());
        }
        told.sort(Comparator.comparingDouble((Line l) -> l.figure().interval().value())
                .thenComparing(Line::name));
        return told;
    }

    /** How many parts are too small to be shown. */
    static int small(Map<String, Counts> parts) {
        return (int) parts.values().stream()
                .filter(c -> sum(c.late()) > 0 && sum(c.late()) < ResultsView.FEWEST)
                .count();
    }
}
