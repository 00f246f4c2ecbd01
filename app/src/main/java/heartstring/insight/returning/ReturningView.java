package heartstring.insight.returning;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of who comes back.
 *
 * @param at when it was counted, null as long as it was not
 * @param money whether amounts are shown instead of customers
 * @param columns heads: months later
 * @param compared what has changed, in sentences
 */
public record ReturningView(
        @Nullable Instant at,
        boolean money,
        List<Integer> columns,
        List<Row> rows,
        List<String> compared,
        String leftOut) {

    /** Of fewer customers no share is told. */
    static final int LEAST = 10;

    private static final int MOST_COLUMNS = 18;
    private static final int HALF = 6;
    private static final int[] COMPARED = {1, 3};

    public ReturningView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        compared = List.copyOf(compared);
    }

    /** A cohort. */
    public record Row(String name, String customers, List<Field> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A month of theirs.
     *
     * @param heat from 0 to 8
     * @param open whether the month was not over
     * @param href of the customers behind it, empty where nobody is
     */
    public record Field(String text, String words, int heat, boolean open, String href) {}

    static ReturningView nothing() {
        return new ReturningView(null, false, List.of(), List.of(), List.of(), "");
    }

    static ReturningView of(Cohorts.Triangle triangle, boolean money) {
        int widest = triangle.cohorts().stream()
                .mapToInt(c -> c.months().size())
                .max()
                .orElse(0);
        long most = triangle.cohorts().stream()
                .filter(c -> c.customers() > 0)
                .mapToLong(c -> c.months().stream()
                        .skip(1)
                        .mapToLong(m -> m.keptMinor() / c.customers())
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        List<Row> rows = new ArrayList<>();
        for (Cohort cohort : triangle.cohorts().reversed()) {
            rows.add(new Row(
                    name(YearMonth.from(cohort.month())),
                    Format.number(cohort.customers()),
                    IntStream.range(0, Math.min(MOST_COLUMNS, cohort.months().size()))
                            .mapToObj(month -> field(cohort, month, triangle, money, most))
                            .toList()));
        }
        return new ReturningView(
                triangle.at(),
                money,
                IntStream.range(0, Math.min(MOST_COLUMNS, widest)).boxed().toList(),
                rows,
                compared(triangle),
                triangle.leftOut() == 0
                        ? ""
                        : Format.number(triangle.leftOut()) + " orders are not in " + triangle.currency()
                                + " and in no amount.");
    }

    static String name(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + month.getYear();
    }

    private static Field field(Cohort cohort, int number, Cohorts.Triangle triangle, boolean money, long most) {
        Cohort.Month month = cohort.months().get(number);
        YearMonth of = YearMonth.from(cohort.month());
        YearMonth then = of.plusMonths(number);
        boolean open = then.equals(YearMonth.from(triangle.openMonth()));
        boolean few = cohort.customers() < LEAST;
        long each = cohort.customers() == 0 ? 0 : month.keptMinor() / cohort.customers();
        double share = cohort.share(number);
        String text = money
                ? Format.money(each, triangle.currency())
                : few ? month.customers() + " of " + cohort.customers() : Math.round(share * 100) + " %";
        double heat = number == 0 ? 0 : money ? (most == 0 ? 0 : (double) each / most) : Math.min(1, share / 0.6);
        return new Field(
                text,
                month.customers() + " of " + cohort.customers() + " who first came in " + name(of) + " bought in "
                        + name(then) + (open ? ", which is not over" : "") + ": " + month.orders() + " orders for "
                        + Format.money(month.keptMinor(), triangle.currency()),
                few ? 0 : Math.clamp(Math.round(heat * 8), 0, 8),
                open,
                month.customers() == 0 ? "" : "/insight/returning/customers?cohort=" + of + "&month=" + then);
    }

    /** Half a year of cohorts beside the half year before, for months that all of them have behind them. */
    private static List<String> compared(Cohorts.Triangle triangle) {
        List<String> sentences = new ArrayList<>();
        for (int month : COMPARED) {
            LocalDate last = triangle.openMonth().minusMonths(month + 1L);
            long[] now = sum(triangle.cohorts(), last.minusMonths(HALF - 1L), last, month);
            long[] before = sum(triangle.cohorts(), last.minusMonths(2L * HALF - 1), last.minusMonths(HALF), month);
            if (now[1] >= LEAST && before[1] >= LEAST) {
                Difference difference = Differences.shares(now[0], now[1], before[0], before[1]);
                sentences.add(String.format(
                        Locale.ROOT,
                        "After %s %d %% of those came again who first came from %s to %s; of the half year before them"
                                + " %d %%: %s.",
                        month == 1 ? "one month" : month + " months",
                        Math.round(100.0 * now[0] / now[1]),
                        name(YearMonth.from(last.minusMonths(HALF - 1L))),
                        name(YearMonth.from(last)),
                        Math.round(100.0 * before[0] / before[1]),
                        difference.isMoreThanChance()
                                ? difference.interval().value() > 0 ? "more, beyond chance" : "fewer, beyond chance"
                                : "may be chance"));
            }
        }
        return sentences;
    }

    private static long[] sum(List<Cohort> cohorts, LocalDate from, LocalDate until, int month) {
        long came = 0;
        long all = 0;
        for (Cohort cohort : cohorts) {
            boolean within = !cohort.month().isBefore(from) && !cohort.month().isAfter(until);
            if (within && month < cohort.months().size()) {
                came += cohort.months().get(month).customers();
                all += cohort.customers();
            }
        }
        return new long[] {came, all};
    }
}
