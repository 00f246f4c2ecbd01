package heartstring.bench;

import heartstring.kernels.emotions.Balance;
import heartstring.kernels.emotions.Chances;
import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.emotions.EmotionLessons;
import heartstring.kernels.emotions.Feelings;
import heartstring.kernels.emotions.Heads;
import heartstring.platform.embedding.Nuances;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well emotions are read in comments kept aside (GoEmotions, dev), beside TF-IDF with logistic regressions that are learnt in the same
 * run from the same training part, and how long a sentence takes.
 */
final class EmotionQuality {

    private static final int DRAWS = 1_000;
    private static final int BINS = 15;
    private static final int FOLDS = 3;
    private static final double[] STRENGTHS = {2, 8};
    private static final long SEED = 11;
    private static final int EMOTIONS = Emotion.values().length;
    private static final int BASICS = Emotion.Basic.values().length;
    private static final int TONES = Emotion.Tone.values().length;
    private static final int ANSWERS = EMOTIONS + BASICS + TONES;

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    /** Some answers that are told together: their name, where they begin and where they end. */
    private record Group(String name, int from, int to, String aim) {}

    private static final List<Group> GROUPS = List.of(
            new Group("28 emotions", 0, EMOTIONS, ".46"),
            new Group("Ekman's six and none", EMOTIONS, EMOTIONS + BASICS, ".62"),
            new Group("tone", EMOTIONS + BASICS, ANSWERS, ".70"));

    /** What one of the two says of each sentence. */
    private record Said(double[][] chances, double[] thresholds) {}

    private EmotionQuality() {}

    static String text(Path data) throws IOException {
        Path packed = data.resolve("goemotions/train.tsv.gz");
        Path trainFile = Files.exists(packed) ? packed : data.resolve("goemotions/train.tsv");
        Path devFile = data.resolve("goemotions/dev.tsv");
        if (!Files.exists(trainFile) || !Files.exists(devFile)) {
            return "\nEmotions: no goemotions/train.tsv and dev.tsv here (GoEmotions, Apache-2.0).\n";
        }
        GoEmotions dev = GoEmotions.read(devFile);
        boolean[][] truths = truths(dev);
        Heads heads = Heads.shipped();
        Nuances nuances = new Nuances();
        Said ours = ours(heads, nuances, dev);
        Said control = control(GoEmotions.read(trainFile), dev);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n## Emotions%n%nOn %,d comments kept aside (dev of GoEmotions). Thresholds of both by cross-validation on the training part"
                        + " alone; differences with 95 %% of %,d bootstrap draws of the same comments for both.%n%n"
                        + "| macro-F1 over | TF-IDF and logistic | heads | difference | better in | aim |%n|---|---|---|---|---|---|%n",
                truths.length,
                DRAWS));
        for (Group group : GROUPS) {
            text.append(line(group, truths, control, ours));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nCalibration error of the likeliest answer, %d bins (aim ≤ .05): emotions %.3f (control %.3f), Ekman's %.3f, tone %.3f.%n",
                BINS,
                calibration(ours.chances(), truths, GROUPS.get(0)),
                calibration(control.chances(), truths, GROUPS.get(0)),
                calibration(ours.chances(), truths, GROUPS.get(1)),
                calibration(ours.chances(), truths, GROUPS.get(2))));
        text.append(unsure(heads, nuances, dev, truths));
        text.append(speed(heads, nuances, dev));
        Feelings feelings = new Feelings(heads, nuances::pieces, null);
        text.append(own(feelings, "customers.tsv", "sentences of customers of shops, written for this"));
        text.append(own(feelings, "sarcasm.tsv", "sarcastic sentences and their honest likes, written for this"));
        return text.toString();
    }

    private static boolean[][] truths(GoEmotions set) {
        return set.labels().stream()
                .map(labels -> Arrays.copyOf(EmotionLessons.truth(labels), ANSWERS))
                .toArray(boolean[][]::new);
    }

    private static Said ours(Heads heads, Nuances nuances, GoEmotions set) {
        double[][] chances = set.sentences().stream()
                .map(sentence -> all(heads.chances(sentence, nuances.pieces(sentence))))
                .toArray(double[][]::new);
        double[] thresholds =
                IntStream.range(0, ANSWERS).mapToDouble(heads::threshold).toArray();
        return new Said(chances, thresholds);
    }

    private static double[] all(Chances chances) {
        double[] all = new double[ANSWERS];
        fill(all, 0, Emotion.values(), chances::of);
        fill(all, EMOTIONS, Emotion.Basic.values(), chances::of);
        fill(all, EMOTIONS + BASICS, Emotion.Tone.values(), chances::of);
        return all;
    }

    private static <T> void fill(double[] all, int from, T[] values, ToDoubleFunction<T> chance) {
        for (int i = 0; i < values.length; i++) {
            all[from + i] = chance.applyAsDouble(values[i]);
        }
    }

    private static Said control(GoEmotions train, GoEmotions dev) {
        boolean[][] truths = truths(train);
        int n = truths.length;
        int[] fold = new SplittableRandom(SEED).ints(n, 0, FOLDS).toArray();
        double best = -1;
        double strength = STRENGTHS[0];
        double[] thresholds = new double[ANSWERS];
        for (double c : STRENGTHS) {
            double[][] crossed = new double[n][];
            for (int f = 0; f < FOLDS; f++) {
                int mine = f;
                TfIdf other = new TfIdf(
                        train.sentences(),
                        truths,
                        IntStream.range(0, n).filter(i -> fold[i] != mine).toArray(),
                        c);
                IntStream.range(0, n)
                        .filter(i -> fold[i] == mine)
                        .forEach(i ->
                                crossed[i] = other.chances(train.sentences().get(i)));
            }
            Balance[] balances = IntStream.range(0, ANSWERS)
                    .mapToObj(a -> Balance.best(column(crossed, a), column(truths, a)))
                    .toArray(Balance[]::new);
            double f1 = Arrays.stream(balances, 0, EMOTIONS)
                    .mapToDouble(Balance::f1)
                    .average()
                    .orElse(0);
            if (f1 > best) {
                best = f1;
                strength = c;
                thresholds =
                        Arrays.stream(balances).mapToDouble(Balance::threshold).toArray();
            }
        }
        TfIdf control =
                new TfIdf(train.sentences(), truths, IntStream.range(0, n).toArray(), strength);
        return new Said(dev.sentences().stream().map(control::chances).toArray(double[][]::new), thresholds);
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static boolean[] column(boolean[][] rows, int column) {
        boolean[] cells = new boolean[rows.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = rows[i][column];
        }
        return cells;
    }

    private static String line(Group group, boolean[][] truths, Said control, Said ours) {
        int n = truths.length;
        int[] all = IntStream.range(0, n).toArray();
        double before = macro(group, truths, control, all);
        double after = macro(group, truths, ours, all);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] differences = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            int[] drawn = random.ints(n, 0, n).toArray();
            differences[d] = macro(group, truths, ours, drawn) - macro(group, truths, control, drawn);
        }
        Arrays.sort(differences);
        long better = Arrays.stream(differences).filter(d -> d > 0).count();
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | **%.4f** | %+.4f (%+.4f to %+.4f) | %d of %d | %s |%n",
                group.name(),
                before,
                after,
                after - before,
                differences[DRAWS / 40],
                differences[DRAWS - DRAWS / 40 - 1],
                better,
                DRAWS,
                group.aim());
    }

    private static double macro(Group group, boolean[][] truths, Said said, int[] drawn) {
        double sum = 0;
        for (int a = group.from(); a < group.to(); a++) {
            int right = 0;
            int found = 0;
            int there = 0;
            for (int i : drawn) {
                boolean hit = said.chances()[i][a] >= said.thresholds()[a];
                found += hit ? 1 : 0;
                there += truths[i][a] ? 1 : 0;
                right += hit && truths[i][a] ? 1 : 0;
            }
            sum += found + there == 0 ? 0 : 2.0 * right / (found + there);
        }
        return sum / (group.to() - group.from());
    }

    /** How far the chance of the likeliest answer is from how often it is right, in bins of alike chances. */
    private static double calibration(double[][] chances, boolean[][] truths, Group group) {
        double[] sure = new double[BINS];
        int[] right = new int[BINS];
        for (int i = 0; i < chances.length; i++) {
            int best = group.from();
            for (int a = group.from(); a < group.to(); a++) {
                best = chances[i][a] > chances[i][best] ? a : best;
            }
            int bin = (int) Math.min(BINS - 1, chances[i][best] * BINS);
            sure[bin] += chances[i][best];
            right[bin] += truths[i][best] ? 1 : 0;
        }
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(sure[b] - right[b]) / chances.length;
        }
        return error;
    }

    private static String unsure(Heads heads, Nuances nuances, GoEmotions dev, boolean[][] truths) {
        int told = 0;
        int right = 0;
        for (int i = 0; i < truths.length; i++) {
            String sentence = dev.sentences().get(i);
            Emotion.Tone tone = heads.tone(heads.chances(sentence, nuances.pieces(sentence)));
            if (tone != null) {
                told++;
                right += truths[i][
                                EMOTIONS
                                        + BASICS
                                        + List.of(Emotion.Tone.values()).indexOf(tone)]
                        ? 1
                        : 0;
            }
        }
        return String.format(
                Locale.ROOT,
                "Tone: told of %.1f %% of the comments, rightly of %.1f %% of those; of the others it says that it is unsure.%n",
                100.0 * told / truths.length,
                100.0 * right / told);
    }

    /** The tone of sentences that were written for this; nothing was learnt or decided by them. */
    private static String own(Feelings feelings, String file, String what) throws IOException {
        Path path = Path.of("kernels/src/test/resources/emotions", file);
        if (!Files.exists(path)) {
            return "";
        }
        List<String> lines = Files.readAllLines(path).stream().skip(1).toList();
        Map<String, int[]> counts = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            Emotion.Tone tone = feelings.of(parts[1]).tone();
            int[] count = counts.computeIfAbsent(parts[0], t -> new int[3]);
            count[0]++;
            count[1] += tone == null ? 0 : 1;
            count[2] += tone != null && tone.word().equals(parts[0]) ? 1 : 0;
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%n%d %s: of", lines.size(), what));
        counts.forEach((tone, count) -> text.append(
                String.format(Locale.ROOT, " %d %s %d told and %d rightly;", count[0], tone, count[1], count[2])));
        text.setCharAt(text.length() - 1, '.');
        return text.append('\n').toString();
    }

    /** Processor time of each sentence on one thread, and how many a second one and two threads read by the clock. */
    private static String speed(Heads heads, Nuances nuances, GoEmotions dev) {
        List<String> sentences = dev.sentences().subList(0, 2_000);
        double[] millis = new double[sentences.size()];
        long start = System.nanoTime();
        for (int i = 0; i < millis.length; i++) {
            long from = PROCESSOR.getCurrentThreadCpuTime();
            heads.chances(sentences.get(i), nuances.pieces(sentences.get(i)));
            millis[i] = (PROCESSOR.getCurrentThreadCpuTime() - from) / 1e6;
        }
        double one = millis.length / ((System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        IntStream.range(0, millis.length)
                .parallel()
                .forEach(i -> heads.chances(sentences.get(i), nuances.pieces(sentences.get(i))));
        double two = millis.length / ((System.nanoTime() - start) / 1e9);
        double mean = Arrays.stream(millis).average().orElse(0);
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "A sentence takes %.1f ms of processor time in the middle, %.1f on average, %.1f for 99 of 100 (aim ≤ 10);"
                        + " %.0f a second on one thread, %.0f on all %d (aim ≥ 200); load %.1f.%n",
                millis[millis.length / 2],
                mean,
                millis[millis.length * 99 / 100],
                one,
                two,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
