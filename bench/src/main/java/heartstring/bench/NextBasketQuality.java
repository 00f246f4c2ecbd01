package heartstring.bench;

import heartstring.kernels.nextbasket.Blend;
import heartstring.kernels.nextbasket.BlendLearning;
import heartstring.kernels.nextbasket.Ease;
import heartstring.kernels.nextbasket.OwnTop;
import heartstring.kernels.nextbasket.Parts;
import heartstring.kernels.nextbasket.Past;
import heartstring.kernels.nextbasket.Ranking;
import heartstring.kernels.nextbasket.Tifu;
import heartstring.kernels.nextbasket.UpCf;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well the next basket is told on Ta-Feng, whose last baskets are kept aside, beside what others do, written anew from their papers and
 * tuned in the same run on the baskets before the last ones.
 */
final class NextBasketQuality {

    private static final int TOLD = 10;
    private static final int TUNED_ON = 3;
    private static final int DRAWS = 1_000;
    private static final int WARM = 300;
    private static final int TIMED = 3_000;
    private static final double PENALTY = 1e-3;
    private static final int EASE_ITEMS = 3_000;
    private static final int EASE_KEPT = 100;
    private static final long SEED = 7;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    /** Recency, asymmetry, locality of UP-CF. */
    private static final double[][] UPCF = {{1, 5, 25, 100}, {0, 0.25, 0.5, 0.75, 1}, {1, 2, 5, 10, 50}};
    /** Neighbours, within, across, blend, group of TIFU-KNN. */
    private static final double[][] TIFU = {
        {100, 300, 900, 1500, 2500},
        {0.8, 0.9, 1},
        {0.6, 0.7, 0.8, 0.9},
        {0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9},
        {3, 7, 10, 15}
    };
    /** Ridge, fade and half of the parts; how many trees. */
    private static final double[][] OURS = {{100, 300}, {0.9, 1}, {2}, {80}};

    private NextBasketQuality() {}

    /** Recall and gain of each customer. */
    private record Scores(double[] recall, double[] ndcg) {
        double meanRecall() {
            return Arrays.stream(recall).average().orElse(0);
        }

        double meanNdcg() {
            return Arrays.stream(ndcg).average().orElse(0);
        }

        double both() {
            return meanRecall() + meanNdcg();
        }
    }

    static String text(Path data) throws IOException {
        if (!Files.exists(data.resolve("tafeng/tafeng_history.json.gz"))) {
            return "\nNext baskets: no tafeng/tafeng_history.json.gz and tafeng_future.json.gz here (Ta-Feng).\n";
        }
        TaFeng set = TaFeng.read(data.resolve("tafeng"));
        TaFeng before = set.before();
        int[] some = IntStream.range(0, set.pasts().size())
                .filter(c -> c % TUNED_ON == 0)
                .toArray();
        int[] all = IntStream.range(0, set.pasts().size()).toArray();

        double[] upcf = climbed(
                2,
                UPCF,
                new double[] {25, 0.5, 5},
                s -> scores(before, some, upcf(before, s)).both());
        double[] tifu = climbed(
                2,
                TIFU,
                new double[] {300, 0.9, 0.7, 0.7, 7},
                s -> scores(before, some, tifu(before, s)).both());
        Scores own = scores(set, all, c -> OwnTop.scores(set.pasts().get(c), set.items(), 1));
        Scores filled = scores(set, all, filled(set));
        Scores byUpcf = scores(set, all, upcf(set, upcf));
        Scores byTifu = scores(set, all, tifu(set, tifu));
        double[] chosen = climbed(1, OURS, new double[] {300, 0.9, 2, 80}, s -> halves(before, s));
        Blend blend = blend(before, set, chosen);
        Scores ours = scores(set, all, blend);

        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n## Next baskets%n%nTa-Feng, %,d customers, %,d items: the %d likeliest items against the last basket. All settings are"
                        + " chosen on the baskets before the last; the published figures are of all customers, of whom these are every"
                        + " second.%n%n| told by | recall@10 | NDCG@10 | published, all customers | settings |%n|---|---:|---:|---|---|%n",
                set.pasts().size(),
                set.items(),
                TOLD));
        text.append(line("own top", own, ".1062 / .0953", ""));
        text.append(line("own top, then most bought", filled, "", ""));
        text.append(line("UP-CF", byUpcf, ".1269 / .1114", Arrays.toString(upcf)));
        text.append(line("TIFU-KNN", byTifu, ".1298 / .1051", Arrays.toString(tifu)));
        text.append(line("**the blend**", ours, "", Arrays.toString(chosen)));
        text.append('\n');
        text.append(better(ours, byUpcf, byTifu)).append(speed(blend, set));
        text.append("Weights: ").append(String.join("; ", blend.weights())).append(".\n");
        return text.toString();
    }

    private static IntFunction<double[]> upcf(TaFeng set, double[] s) {
        UpCf upcf = new UpCf(set.pasts(), set.items(), setting(s));
        return c -> upcf.scores(set.pasts().get(c), c);
    }

    private static UpCf.Setting setting(double[] s) {
        return new UpCf.Setting((int) s[0], s[1], s[2]);
    }

    private static IntFunction<double[]> tifu(TaFeng set, double[] s) {
        Tifu tifu = new Tifu(set.pasts(), set.items(), new Tifu.Setting((int) s[0], s[1], s[2], s[3], (int) s[4]));
        return c -> tifu.scores(set.pasts().get(c), c);
    }

    private static IntFunction<double[]> filled(TaFeng set) {
        return c -> {
            double[] scores = OwnTop.scores(set.pasts().get(c), set.items(), 1);
            for (int i = 0; i < set.items(); i++) {
                // Items are numbered by how often they are bought.
                scores[i] += 1e-9 * (set.items() - i) / set.items();
            }
            return scores;
        };
    }

    private static Parts parts(TaFeng set, double[] s) {
        return Parts.learn(
                set.pasts(),
                set.items(),
                0,
                new Parts.Setting(new Ease.Setting(EASE_ITEMS, s[0], s[1], EASE_KEPT), s[2]));
    }

    /** Weights of the baskets before the last, upon what all baskets before the ones kept aside say. */
    private static Blend blend(TaFeng before, TaFeng set, double[] s) {
        return learnt(before, s, 1).with(parts(set, s));
    }

    /** Learnt of every second customer, tried on the others, before the last basket. */
    private static double halves(TaFeng before, double[] s) {
        Blend blend = learnt(before, s, 2);
        int[] others = IntStream.range(0, before.pasts().size())
                .filter(c -> c % 2 == 1)
                .toArray();
        return scores(before, others, blend).both();
    }

    /** Of every so manieth customer the last basket and the one before it, each upon what came before. */
    private static Blend learnt(TaFeng set, double[] s, int every) {
        TaFeng earlier = set.before();
        BlendLearning learning = new BlendLearning(parts(earlier, s));
        for (int c = 0; c < set.pasts().size(); c += every) {
            learning.add(earlier.pasts().get(c), earlier.next().get(c), 0);
        }
        learning.upon(parts(set, s));
        for (int c = 0; c < set.pasts().size(); c += every) {
            learning.add(set.pasts().get(c), set.next().get(c), 0);
        }
        return learning.learn(PENALTY, (int) s[3]).orElseThrow();
    }

    private static Scores scores(TaFeng set, int[] customers, IntFunction<double[]> by) {
        return told(set, customers, c -> Ranking.top(by.apply(c), TOLD));
    }

    private static Scores scores(TaFeng set, int[] customers, Blend by) {
        return told(set, customers, c -> by.items(set.pasts().get(c), 0, TOLD));
    }

    private static Scores told(TaFeng set, int[] customers, IntFunction<int[]> by) {
        double[] recall = new double[customers.length];
        double[] ndcg = new double[customers.length];
        IntStream.range(0, customers.length).parallel().forEach(n -> {
            int[] told = by.apply(customers[n]);
            int[] truth = set.next().get(customers[n]);
            recall[n] = Ranking.recall(told, truth);
            ndcg[n] = Ranking.ndcg(told, truth, TOLD);
        });
        return new Scores(recall, ndcg);
    }

    /** From a start, one number after the other is put where the score is best, so many rounds. */
    private static double[] climbed(int rounds, double[][] choices, double[] start, ToDoubleFunction<double[]> score) {
        double[] best = start.clone();
        double most = score.applyAsDouble(best);
        for (int round = 0; round < rounds; round++) {
            double before = most;
            for (int d = 0; d < best.length; d++) {
                for (double choice : choices[d]) {
                    if (choice != best[d]) {
                        double[] tried = best.clone();
                        tried[d] = choice;
                        double found = score.applyAsDouble(tried);
                        if (found > most) {
                            most = found;
                            best = tried;
                        }
                    }
                }
            }
            if (most == before) {
                break;
            }
        }
        return best;
    }

    private static String line(String by, Scores scores, String published, String settings) {
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %s | %s |%n",
                by,
                scores.meanRecall(),
                scores.meanNdcg(),
                published,
                settings);
    }

    private static String better(Scores ours, Scores upcf, Scores tifu) {
        StringBuilder text = new StringBuilder("The blend:");
        for (Scores other : List.of(upcf, tifu)) {
            text.append(String.format(
                    Locale.ROOT,
                    " against %s recall %s, NDCG %s;",
                    other == upcf ? "UP-CF" : "TIFU-KNN",
                    difference(ours, other, Scores::recall),
                    difference(ours, other, Scores::ndcg)));
        }
        text.setCharAt(text.length() - 1, '.');
        return text.append(" In brackets 95 % of ")
                .append(DRAWS)
                .append(" bootstrap draws of customers.\n\n")
                .toString();
    }

    private static String difference(Scores ours, Scores other, Function<Scores, double[]> of) {
        double[] a = of.apply(ours);
        double[] b = of.apply(other);
        double base = Arrays.stream(b).average().orElse(1);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double sum = 0;
            for (int n = 0; n < a.length; n++) {
                int c = random.nextInt(a.length);
                sum += a[c] - b[c];
            }
            draws[d] = 100 * sum / a.length / base;
        }
        Arrays.sort(draws);
        double mean = 100 * (Arrays.stream(a).average().orElse(0) - base) / base;
        return String.format(
                Locale.ROOT, "%+.1f %% (%+.1f to %+.1f)", mean, draws[DRAWS / 40], draws[DRAWS - DRAWS / 40 - 1]);
    }

    private static String speed(Blend blend, TaFeng set) {
        double[] millis = new double[Math.min(TIMED, set.pasts().size())];
        for (int n = -WARM; n < millis.length; n++) {
            int c = Math.floorMod(n, set.pasts().size());
            Past past = set.pasts().get(c);
            long from = PROCESSOR.getCurrentThreadCpuTime();
            blend.items(past, 0, TOLD);
            if (n >= 0) {
                millis[n] = (PROCESSOR.getCurrentThreadCpuTime() - from) / 1e6;
            }
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "A recommendation takes %.2f ms of processor time in the middle, %.2f for 99 of 100 (aim ≤ 2); load %.1f.%n",
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
