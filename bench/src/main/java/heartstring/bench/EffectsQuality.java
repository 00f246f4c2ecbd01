package heartstring.bench;

import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.effects.Finding.Verdict;
import heartstring.kernels.effects.Looks;
import heartstring.kernels.effects.Uplift;
import heartstring.kernels.effects.UpliftModel;
import heartstring.kernels.effects.UpliftScore;
import heartstring.kernels.leaving.Logistic;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Interval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * How right it is what made a difference: on a mailing with a hold-out, and in simulated trials whose truth is known. For whom it works is tried
 * against two logistic regressions, one of each arm (the T-learner of S. R. Künzel and others: Metalearners for Estimating Heterogeneous
 * Treatment Effects. PNAS 116 (2019), 4156–4165), on the same halves.
 */
final class EffectsQuality {

    private static final String FILE = "hillstrom/hillstrom_even_rows.csv.gz";
    private static final int CROSS_FITS = 20;
    private static final double TOP = 0.3;
    private static final double RIDGE = 1;

    /** Student's t of 19 degrees of freedom, 97.5 %. */
    private static final double T19 = 2.093;

    /** A mailing to customers, by segment. */
    private record Mailing(List<String> segments, double[][] features, double[] visits) {}

    private EffectsQuality() {}

    static String text(Path data) throws IOException {
        StringBuilder text = new StringBuilder("\n## What made a difference\n");
        Path file = data.resolve(FILE);
        if (Files.exists(file)) {
            text.append(mailing(read(file)));
        } else {
            text.append("\n")
                    .append(FILE)
                    .append(" is not in the folder: it is every second row of Hillstrom's e-mail campaign.\n");
        }
        return text.append(simulated(2_000, 1_000)).toString();
    }

    private static String mailing(Mailing mailing) {
        StringBuilder text = new StringBuilder(
                "\n" + mailing.visits().length
                        + " customers of Hillstrom's e-mail campaign (even rows), visits within two weeks.\n\n"
                        + "| segment | customers | visit rate | published of these rows | more than without | 95 % |\n|---|---|---|---|---|---|\n");
        text.append(rate(mailing, "Mens E-Mail", ".1832"));
        text.append(rate(mailing, "Womens E-Mail", ".1530"));
        text.append(rate(mailing, "No E-Mail", ".1082"));
        text.append(
                        "\nFor whom it works most: uplift among the first 30 of 100, on halves that were not learnt from, over ")
                .append(CROSS_FITS)
                .append(
                        " cross-fits (each half scored by a model of the other). The interval is that of the paired difference over cross-fits.\n\n")
                .append(
                        "| mailing | ours | two logistic regressions | ours more | 95 % | Qini ours / theirs | AUUC ours / theirs |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (String segment : List.of("Womens E-Mail", "Mens E-Mail", "")) {
            text.append(uplift(mailing, segment));
        }
        return text.toString();
    }

    private static String rate(Mailing mailing, String segment, String published) {
        long[] one = count(mailing, segment);
        long[] none = count(mailing, "No E-Mail");
        Difference difference = Differences.shares(one[1], one[0], none[1], none[0]);
        Interval interval = difference.interval();
        boolean itself = segment.equals("No E-Mail");
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.4f | %s | %s | %s |%n",
                segment,
                one[0],
                (double) one[1] / one[0],
                published,
                itself ? "" : String.format(Locale.ROOT, "%.4f", interval.value()),
                itself ? "" : String.format(Locale.ROOT, "%.4f to %.4f", interval.low(), interval.high()));
    }

    private static long[] count(Mailing mailing, String segment) {
        long all = 0;
        long visits = 0;
        for (int i = 0; i < mailing.visits().length; i++) {
            if (mailing.segments().get(i).equals(segment)) {
                all++;
                visits += (long) mailing.visits()[i];
            }
        }
        return new long[] {all, visits};
    }

    /** An empty segment is either mailing. */
    private static String uplift(Mailing mailing, String segment) {
        int[] rows = IntStream.range(0, mailing.visits().length)
                .filter(i -> segment.isEmpty()
                        || mailing.segments().get(i).equals(segment)
                        || mailing.segments().get(i).equals("No E-Mail"))
                .toArray();
        double[][] ours = new double[CROSS_FITS][];
        double[][] theirs = new double[CROSS_FITS][];
        for (int fit = 0; fit < CROSS_FITS; fit++) {
            int[] order = rows.clone();
            SplittableRandom random = new SplittableRandom(700 + fit);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            int half = order.length / 2;
            int[] first = Arrays.copyOf(order, half);
            int[] second = Arrays.copyOfRange(order, half, order.length);
            ours[fit] = new double[3];
            theirs[fit] = new double[3];
            add(ours[fit], mailing, model(mailing, first, fit), second);
            add(ours[fit], mailing, model(mailing, second, fit), first);
            add(theirs[fit], mailing, two(mailing, first), second);
            add(theirs[fit], mailing, two(mailing, second), first);
        }
        double[] apart = IntStream.range(0, CROSS_FITS)
                .mapToDouble(f -> ours[f][0] - theirs[f][0])
                .toArray();
        double mean = Arrays.stream(apart).average().orElse(0);
        double squares = Arrays.stream(apart).map(a -> (a - mean) * (a - mean)).sum();
        double half = T19 * Math.sqrt(squares / (CROSS_FITS - 1) / CROSS_FITS);
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %+.4f | %+.4f to %+.4f | %.5f / %.5f | %.5f / %.5f |%n",
                segment.isEmpty() ? "either" : segment,
                mean(ours, 0),
                mean(theirs, 0),
                mean,
                mean - half,
                mean + half,
                mean(ours, 1),
                mean(theirs, 1),
                mean(ours, 2),
                mean(theirs, 2));
    }

    private static double mean(double[][] fits, int figure) {
        return Arrays.stream(fits).mapToDouble(f -> f[figure]).average().orElse(0);
    }

    private static void add(double[] to, Mailing mailing, Uplift model, int[] rows) {
        UpliftScore score = UpliftScore.of(
                        Arrays.stream(rows)
                                .mapToDouble(i -> model.of(mailing.features()[i]))
                                .toArray(),
                        given(mailing, rows),
                        visits(mailing, rows),
                        TOP)
                .orElseThrow();
        to[0] += score.top() / 2;
        to[1] += score.qini() / 2;
        to[2] += score.auuc() / 2;
    }

    private static boolean[] given(Mailing mailing, int[] rows) {
        boolean[] given = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            given[i] = !mailing.segments().get(rows[i]).equals("No E-Mail");
        }
        return given;
    }

    private static double[] visits(Mailing mailing, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> mailing.visits()[i]).toArray();
    }

    private static Uplift model(Mailing mailing, int[] rows, long seed) {
        return UpliftModel.fit(
                Arrays.stream(rows).mapToObj(i -> mailing.features()[i]).toArray(double[][]::new),
                given(mailing, rows),
                visits(mailing, rows),
                seed);
    }

    private static Uplift two(Mailing mailing, int[] rows) {
        boolean[] given = given(mailing, rows);
        Logistic[] arms = new Logistic[2];
        for (int arm = 0; arm < 2; arm++) {
            boolean mine = arm == 1;
            int[] some = IntStream.range(0, rows.length)
                    .filter(i -> given[i] == mine)
                    .map(i -> rows[i])
                    .toArray();
            boolean[] came = new boolean[some.length];
            for (int i = 0; i < some.length; i++) {
                came[i] = mailing.visits()[some[i]] > 0;
            }
            arms[arm] = Logistic.fit(
                    Arrays.stream(some).mapToObj(i -> mailing.features()[i]).toArray(double[][]::new), came, RIDGE);
        }
        return features -> arms[1].chance(features) - arms[0].chance(features);
    }

    private static Mailing read(Path file) throws IOException {
        List<String> segments = new ArrayList<>();
        List<double[]> features = new ArrayList<>();
        List<Double> visits = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                // One segment of past spend is called "$1,000 +".
                String[] cells =
                        line.replace("\"", "").replace("$1,000", "$1000").split(",", -1);
                double history = Double.parseDouble(cells[2]);
                features.add(new double[] {
                    Double.parseDouble(cells[0]),
                    history,
                    Math.log(history),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    cells[5].equals("Urban") ? 1 : 0,
                    cells[5].equals("Rural") ? 1 : 0,
                    Double.parseDouble(cells[6]),
                    cells[7].equals("Web") ? 1 : 0,
                    cells[7].equals("Multichannel") ? 1 : 0
                });
                segments.add(cells[8]);
                visits.add(Double.parseDouble(cells[9]));
            }
        }
        return new Mailing(
                segments,
                features.toArray(double[][]::new),
                visits.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Of each customer visits before and after; habits lean to one side, as those of shops do. */
    private record Trial(double[] after, double[] before, boolean[] given) {

        static Trial of(SplittableRandom random, int customers, double heldShare, double adds) {
            Trial trial = new Trial(new double[customers], new double[customers], new boolean[customers]);
            for (int i = 0; i < customers; i++) {
                double habit = 1 + 4 * random.nextDouble() * random.nextDouble();
                trial.given[i] = random.nextDouble() >= heldShare;
                trial.before[i] = poisson(random, habit);
                trial.after[i] = poisson(random, habit) + (trial.given[i] ? poisson(random, adds) : 0);
            }
            return trial;
        }

        private static int poisson(SplittableRandom random, double mean) {
            int count = 0;
            double end = Math.exp(-mean);
            for (double product = random.nextDouble(); product > end; count++) {
                product *= random.nextDouble();
            }
            return count;
        }

        Effect first(int customers) {
            return Effects.of(
                            Arrays.copyOf(after, customers),
                            Arrays.copyOf(before, customers),
                            Arrays.copyOf(given, customers))
                    .orElseThrow();
        }
    }

    private static String simulated(int known, int nothing) {
        SplittableRandom random = new SplittableRandom(17);
        int held = 0;
        int always = 0;
        for (int t = 0; t < known; t++) {
            Effect effect = Trial.of(random, 400, 0.3, 0.8).first(400);
            held += holds(effect.difference().interval(), 0.8) ? 1 : 0;
            always += holds(Looks.of(effect, Looks.USUAL), 0.8) ? 1 : 0;
        }
        int called = 0;
        int different = 0;
        int naive = 0;
        for (int t = 0; t < nothing; t++) {
            Trial trial = Trial.of(random, 1_000, 0.3, 0);
            boolean success = false;
            boolean either = false;
            boolean fooled = false;
            for (int customers = 160; customers <= 1_000; customers += 20) {
                Effect effect = trial.first(customers);
                Verdict verdict = Finding.of(effect, 0.2, Looks.USUAL).verdict();
                success |= verdict == Verdict.MORE;
                either |= verdict == Verdict.MORE || verdict == Verdict.FEWER;
                fooled |= !holds(effect.difference().interval(), 0);
            }
            called += success ? 1 : 0;
            different += either ? 1 : 0;
            naive += fooled ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "%nSimulated trials of 400 customers (30 %% held out) with a true effect of 0.8 visits: of %,d intervals of one look **%.1f %%** hold"
                        + " it (aim 94 to 96), of those of all looks %.1f %%.%n%nSimulated trials of 1,000 customers without any effect, looked at 43"
                        + " times each: of %,d **%.1f %%** are called a success at some look (aim 5 at most), %.1f %% a difference either way; by"
                        + " the interval of one look at each of them it would be %.1f %%.%n",
                known,
                100.0 * held / known,
                100.0 * always / known,
                nothing,
                100.0 * called / nothing,
                100.0 * different / nothing,
                100.0 * naive / nothing);
    }

    private static boolean holds(Interval interval, double value) {
        return interval.low() <= value && interval.high() >= value;
    }
}
