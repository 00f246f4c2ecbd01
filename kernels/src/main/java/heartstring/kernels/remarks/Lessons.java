package heartstring.kernels.remarks;

import heartstring.kernels.heads.Head;
import heartstring.kernels.heads.HeadTraining;
import heartstring.kernels.heads.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns from labelled sentences. How strong the penalty is and from which chance on a kind is believed is decided by heads that have not
 * seen the sentences they are asked about; nothing else is read.
 */
public final class Lessons {

    private static final double[] PENALTIES = {3e-5, 1e-4, 3e-4, 1e-3};
    private static final int FOLDS = 5;
    private static final long SEED = 7;
    /** Of what the head alone adds, so many must be right. */
    private static final double PRECISION = 0.85;

    private static final int FEWEST = 10;
    private static final Remark.Kind[] KINDS = Remark.Kind.values();

    private record Example(
            Speaker speaker, String sentence, Set<Remark.Kind> byRules, boolean[] truth, float[] traits) {}

    private final Meaning meaning;
    private final List<Example> examples;
    private final HeadTraining training;

    /** Reads lines of speaker, labels (with commas; - for none) and sentence, with tabs between; the first line names them. */
    public Lessons(List<String> lines, Meaning meaning) {
        this.meaning = meaning;
        this.examples = lines.stream().skip(1).map(this::example).toList();
        this.training = new HeadTraining(
                Arrays.stream(KINDS).map(Remark.Kind::name).toList(),
                examples.stream().map(Example::traits).toArray(float[][]::new),
                examples.stream().map(Example::truth).toArray(boolean[][]::new));
    }

    private Example example(String line) {
        String[] parts = line.split("\t", -1);
        Speaker speaker = Speaker.valueOf(parts[0]);
        List<String> labels = List.of(parts[1].split(","));
        boolean[] truth = new boolean[KINDS.length];
        for (int k = 0; k < KINDS.length; k++) {
            truth[k] = labels.contains(KINDS[k].name());
        }
        Set<Remark.Kind> byRules = Clues.kinds(parts[2], speaker);
        return new Example(
                speaker, parts[2], byRules, truth, Traits.of(meaning.of(parts[2]), parts[2], speaker, byRules));
    }

    /** What was learnt, as the lines of the resource that ships, and what was seen on the way, as lines that begin with #. */
    public List<String> learn() {
        double penalty = PENALTIES[0];
        double best = Double.POSITIVE_INFINITY;
        double[][] chances = new double[0][];
        List<String> told = new ArrayList<>();
        for (double tried : PENALTIES) {
            double[][] crossed = training.crossed(tried, FOLDS, SEED);
            double surprise = surprise(crossed);
            told.add(String.format(
                    Locale.ROOT, "# penalty %.1e: mean surprise %.4f of sentences not seen", tried, surprise));
            if (surprise < best) {
                best = surprise;
                penalty = tried;
                chances = crossed;
            }
        }
        double[] thresholds = thresholds(chances, told);
        Head head = training.learn(penalty);
        told.addAll(new Learnt(head, thresholds, meaning).lines());
        return told;
    }

    private double surprise(double[][] chances) {
        double sum = 0;
        for (int i = 0; i < chances.length; i++) {
            for (int k = 0; k < KINDS.length; k++) {
                double p = examples.get(i).truth()[k] ? chances[i][k] : 1 - chances[i][k];
                sum -= Math.log(Math.max(p, 1e-12));
            }
        }
        return sum / chances.length;
    }

    private double[] thresholds(double[][] chances, List<String> told) {
        double[] thresholds = new double[KINDS.length];
        for (int k = 0; k < KINDS.length; k++) {
            Remark.Kind kind = KINDS[k];
            int[] added = IntStream.range(0, chances.length)
                    .filter(i -> !examples.get(i).byRules().contains(kind))
                    .toArray();
            double[] mine = new double[added.length];
            boolean[] truths = new boolean[added.length];
            for (int i = 0; i < added.length; i++) {
                mine[i] = chances[added[i]][k];
                truths[i] = examples.get(added[i]).truth()[k];
            }
            thresholds[k] = Math.round(1000 * Thresholds.of(mine, truths, PRECISION, FEWEST)) / 1000.0;
            told.add(figures(k, chances, thresholds[k]));
        }
        return thresholds;
    }

    private String figures(int k, double[][] chances, double threshold) {
        int found = 0;
        int right = 0;
        int there = 0;
        for (int i = 0; i < chances.length; i++) {
            boolean truth = examples.get(i).truth()[k];
            boolean hit = chances[i][k] >= (examples.get(i).byRules().contains(KINDS[k]) ? Learnt.DOUBT : threshold);
            found += hit ? 1 : 0;
            right += hit && truth ? 1 : 0;
            there += truth ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "# %s: believed from %.3f on; with the rules %.3f of finds right, %.3f of %d found, of sentences not seen",
                KINDS[k],
                threshold,
                (double) right / Math.max(1, found),
                (double) right / Math.max(1, there),
                there);
    }
}
