package heartstring.kernels.drivers;

import heartstring.kernels.drivers.Drivers.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sample that can be worked with: nothing missing, nothing constant, nothing twice, all columns on one scale. */
final class Design {

    static final double CONSTANT = 1e-9;

    /** Every choice of so many can be tried; of yes and no of fewer, for each choice is a walk of its own. */
    private static final int MOST_FACTORS = 12;

    private static final int MOST_YES_NO = 8;

    private static final int LEAST_KNOWN = 30;
    private static final double SAME = 0.999;

    /** The raw numbers with the mean where there were none, the same on one scale, and those alone that are known. */
    private record Column(double[] raw, double[] standard, double[] known, double mean, double spread) {}

    private record Kept(String name, List<Column> columns, long known) {}

    private final List<Column> held = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Column> all = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final double[] outcome;
    private final double outcomeMean;
    private final double outcomeSpread;

    private Design(Sample sample) {
        outcome = sample.outcome();
        double sum = 0;
        for (double y : outcome) {
            sum += y;
        }
        outcomeMean = sum / outcome.length;
        outcomeSpread = spread(outcome, outcomeMean);
    }

    static Design of(Sample sample) {
        Design design = new Design(sample);
        for (double[] column : sample.held()) {
            Column filled = filled(column);
            if (filled.spread() > CONSTANT) {
                design.held.add(filled);
            }
        }
        sample.factors().forEach(design::keep);
        design.strongest(sample.yesNo() ? MOST_YES_NO : MOST_FACTORS);
        design.all.addAll(design.held);
        for (Kept factor : design.kept) {
            int[] place = new int[factor.columns().size()];
            for (int c = 0; c < place.length; c++) {
                place[c] = design.all.size();
                design.all.add(factor.columns().get(c));
            }
            design.places.add(place);
        }
        return design;
    }

    private void keep(Factor factor) {
        long known = 0;
        for (double value : factor.columns()[0]) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        if (known < LEAST_KNOWN) {
            leftOut.add(new LeftOut(factor.name(), "known " + known + " times, which is too few"));
            return;
        }
        List<Column> columns = new ArrayList<>();
        for (double[] column : factor.columns()) {
            Column filled = filled(column);
            if (filled.spread() > CONSTANT) {
                columns.add(filled);
            }
        }
        if (columns.isEmpty()) {
            leftOut.add(new LeftOut(factor.name(), "always the same"));
            return;
        }
        for (Kept other : kept) {
            if (columns.size() == 1
                    && other.columns().size() == 1
                    && Math.abs(correlation(
                                    columns.getFirst(),
                                    other.columns().getFirst().standard()))
                            > SAME) {
                leftOut.add(new LeftOut(factor.name(), "moves as one with “" + other.name() + "”"));
                return;
            }
        }
        kept.add(new Kept(factor.name(), List.copyOf(columns), known));
    }

    /** Of too many factors those stay that go with the outcome most by themselves. */
    private void strongest(int most) {
        double[] y = standard(outcome, outcomeMean, outcomeSpread);
        while (kept.size() > most) {
            Kept weakest = kept.stream()
                    .min(Comparator.comparingDouble(k -> k.columns().stream()
                            .mapToDouble(c -> Math.abs(correlation(c, y)))
                            .max()
                            .orElse(0)))
                    .orElseThrow();
            kept.remove(weakest);
            leftOut.add(new LeftOut(weakest.name(), "goes with it least of more than " + most));
        }
    }

    private static double correlation(Column column, double[] standard) {
        double sum = 0;
        for (int row = 0; row < standard.length; row++) {
            sum += column.standard()[row] * standard[row];
        }
        return sum / standard.length;
    }

    private static Column filled(double[] column) {
        double sum = 0;
        long known = 0;
        for (double value : column) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        double mean = known == 0 ? 0 : sum / known;
        double[] raw = new double[column.length];
        double[] seen = new double[(int) known];
        int next = 0;
        for (int row = 0; row < raw.length; row++) {
            raw[row] = Double.isNaN(column[row]) ? mean : column[row];
            if (!Double.isNaN(column[row])) {
                seen[next++] = column[row];
            }
        }
        double spread = spread(raw, mean);
        return new Column(raw, standard(raw, mean, spread), seen, mean, spread);
    }

    private static double[] standard(double[] raw, double mean, double spread) {
        double[] standard = new double[raw.length];
        for (int row = 0; row < raw.length && spread > CONSTANT; row++) {
            standard[row] = (raw[row] - mean) / spread;
        }
        return standard;
    }

    static double spread(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length == 0 ? 0 : Math.sqrt(squares / values.length);
    }

    int factors() {
        return kept.size();
    }

    /** Those held still first. */
    int heldColumns() {
        return held.size();
    }

    int width() {
        return all.size();
    }

    int rows() {
        return outcome.length;
    }

    int[] columns(int factor) {
        return places.get(factor);
    }

    String name(int factor) {
        return kept.get(factor).name();
    }

    long known(int factor) {
        return kept.get(factor).known();
    }

    /** The numbers that are known of it. */
    double[] seen(int column) {
        return all.get(column).known();
    }

    double mean(int column) {
        return all.get(column).mean();
    }

    double spread(int column) {
        return all.get(column).spread();
    }

    double[] outcome() {
        return outcome;
    }

    double outcomeSpread() {
        return outcomeSpread;
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Row by row all columns with mean 0 and spread 1, and the outcome last where it is wanted. */
    double[][] table(boolean withOutcome) {
        int width = all.size();
        double[][] rows = new double[outcome.length][width + (withOutcome ? 1 : 0)];
        for (int c = 0; c < width; c++) {
            double[] standard = all.get(c).standard();
            for (int row = 0; row < rows.length; row++) {
                rows[row][c] = standard[row];
            }
        }
        for (int row = 0; row < rows.length && withOutcome; row++) {
            rows[row][width] = (outcome[row] - outcomeMean) / outcomeSpread;
        }
        return rows;
    }

    /** Of each row the sum of these columns, each times its slope. */
    double[] sums(int[] columns, double[] slopes) {
        double[] sums = new double[outcome.length];
        for (int c : columns) {
            double[] raw = all.get(c).raw();
            for (int row = 0; row < sums.length; row++) {
                sums[row] += slopes[c] * raw[row];
            }
        }
        return sums;
    }
}
