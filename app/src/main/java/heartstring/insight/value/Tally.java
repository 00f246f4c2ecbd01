package heartstring.insight.value;

import heartstring.kernels.worth.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what all customers come to, one by one, for the report. */
final class Tally {

    /** In one of ten cases it is less, in one more. */
    private static final double TENTH = 1.2816;

    private static final int DECADES = 4;
    private static final int[] STEPS = {1, 2, 5};
    private static final int BEST = 10;

    private final long[][] customers = new long[5][5];
    private final long[][] spent = new long[5][5];
    private final long[][] value = new long[5][5];
    private long[] values = new long[1_024];
    private int valued;
    private long all;
    private long once;
    private long regulars;
    private long drifting;
    private long stake;
    private double variance;

    void add(Worth worth) {
        all++;
        once += worth.visits() == 1 ? 1 : 0;
        Worth.Habit habit = worth.habit();
        Worth.Outlook outlook = worth.outlook();
        regulars += habit == null ? 0 : 1;
        if (habit != null && habit.drifting()) {
            drifting++;
            stake += outlook == null ? 0 : outlook.stakeMinor();
        }
        if (worth.lately() > 0) {
            int row = worth.lately() - 1;
            int column = worth.often() - 1;
            customers[row][column]++;
            spent[row][column] += worth.spentMinor();
            value[row][column] += outlook == null ? 0 : outlook.valueMinor();
        }
        if (outlook != null) {
            values = valued == values.length ? Arrays.copyOf(values, 2 * valued) : values;
            values[valued++] = outlook.valueMinor();
            double spread = (outlook.highMinor() - outlook.lowMinor()) / (2 * TENTH);
            variance += spread * spread;
        }
    }

    /**
     * All together.
     *
     * @param unsure by which share the sum may be off beside what single customers do by chance
     */
    Report report(
            long run,
            Instant at,
            String currency,
            Told told,
            double unsure,
            @Nullable Trial trial,
            List<Trial.Step> ahead) {
        long[] sorted = Arrays.copyOf(values, valued);
        Arrays.sort(sorted);
        long sum = Arrays.stream(sorted).sum();
        double spread = TENTH * Math.sqrt(variance + unsure * unsure * (double) sum * sum);
        return new Report(
                run,
                at,
                currency,
                all,
                once,
                regulars,
                drifting,
                stake,
                valued == 0 ? null : (Long) sum,
                Math.max(0, Math.round(sum - spread)),
                Math.round(sum + spread),
                bestShare(sorted, sum),
                told.others(),
                told.future(),
                cells(),
                bars(sorted),
                trial == null ? null : tried(trial, at),
                ahead.stream().map(step -> step(step, false)).toList());
    }

    private static double bestShare(long[] sorted, long sum) {
        int best = Math.ceilDiv(sorted.length, BEST);
        long theirs = Arrays.stream(sorted, sorted.length - best, sorted.length).sum();
        return sum <= 0 ? 0 : (double) theirs / sum;
    }

    private List<Report.Cell> cells() {
        List<Report.Cell> cells = new ArrayList<>();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 5; column++) {
                if (customers[row][column] > 0) {
                    cells.add(new Report.Cell(
                            row + 1, column + 1, customers[row][column], spent[row][column], value[row][column]));
                }
            }
        }
        return cells;
    }

    /** By steps of 1, 2 and 5, over four powers of ten below the largest. */
    static List<Report.Bar> bars(long[] sorted) {
        if (sorted.length == 0) {
            return List.of();
        }
        List<Long> bounds = new ArrayList<>();
        bounds.add(0L);
        long most = Math.max(1, sorted[sorted.length - 1]);
        int power = (int) Math.floor(Math.log10((double) most));
        for (int p = Math.max(0, power - DECADES + 1); p <= power; p++) {
            for (int step : STEPS) {
                long bound = Math.round(step * Math.pow(10, p));
                if (bound <= most) {
                    bounds.add(bound);
                }
            }
        }
        List<Report.Bar> bars = new ArrayList<>();
        int at = 0;
        for (int b = 0; b < bounds.size(); b++) {
            Long below = b + 1 < bounds.size() ? bounds.get(b + 1) : null;
            int from = at;
            long sum = 0;
            while (at < sorted.length && (below == null || sorted[at] < below)) {
                sum += sorted[at++];
            }
            bars.add(new Report.Bar(bounds.get(b), below, at - from, sum));
        }
        return bars;
    }

    private static Report.Tried tried(Trial trial, Instant at) {
        return new Report.Tried(
                trial.way(),
                trial.days(),
                trial.customers(),
                at.minusSeconds(trial.days() * 86_400L),
                trial.weeks().stream().map(week -> step(week, true)).toList(),
                step(trial.sum(), true),
                step(trial.paid(), true),
                trial.error(),
                trial.naive());
    }

    private static Report.Step step(Trial.Step step, boolean came) {
        return new Report.Step(step.expected(), step.low(), step.high(), came ? (Double) step.actual() : null);
    }
}
