package heartstring.kernels.emotions;

import heartstring.kernels.heads.Head;
import heartstring.kernels.heads.HeadTraining;
import heartstring.kernels.heads.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns heads of emotions from labelled sentences. What the upper head learns, from which chance on an answer is believed and below which
 * nothing is said, is decided on sentences that the lower heads had not seen; nothing else is read.
 */
public final class EmotionLessons {

    /** The version of what is learnt; one more whenever it is to be read anew what was read by an earlier one. */
    private static final int VERSION = 1;

    private static final int FOLDS = 3;
    private static final int HEADS = 1;
    private static final long SEED = 7;
    private static final double PENALTY = 1e-4;
    /** A word of so many sentences is taken for an English one. */
    private static final int FEWEST = 4;

    /** Of the tones that are told so many are right. */
    private static final double RIGHT = 0.75;
    /** Answers that the lower heads learn: all but what is felt, which follows from the emotions. */
    private static final int LOWER = Chances.FIRST_FELT;

    private static final GramLessons.Manner WORDS = new GramLessons.Manner(4, 30_000, 6, 0.1f, 0.5f, SEED);
    private static final PieceLessons.Manner PIECES = new PieceLessons.Manner(128, 3, 32, 7e-4f, 0.01f, 0.2f, SEED);

    private final List<String> sentences;
    private final int[][] grams;
    private final PieceLessons.Store pieces;
    private final boolean[][] lower;
    private final boolean[][] truths;

    /**
     * Labelled sentences.
     *
     * @param labels of each sentence the numbers of its emotions
     * @param pieces the vectors of their pieces
     */
    public EmotionLessons(List<String> sentences, List<int[]> labels, PackedPieces pieces) {
        this.sentences = List.copyOf(sentences);
        this.grams = sentences.stream().map(Grams::of).toArray(int[][]::new);
        this.pieces = pieces;
        this.truths = labels.stream().map(EmotionLessons::truth).toArray(boolean[][]::new);
        this.lower =
                Arrays.stream(truths).map(truth -> Arrays.copyOf(truth, LOWER)).toArray(boolean[][]::new);
    }

    /** Of each answer whether it holds for a sentence with these emotions. */
    public static boolean[] truth(int[] labels) {
        boolean[] truth = new boolean[Chances.ALL];
        for (int label : labels) {
            Emotion emotion = Chances.emotion(label);
            truth[label] = true;
            truth[Chances.place(emotion.basic())] = true;
            truth[Chances.place(emotion.tone())] = true;
            truth[Chances.place(emotion.felt())] = true;
        }
        return truth;
    }

    /**
     * What was learnt.
     *
     * @param bytes the resource that ships
     * @param told what was seen on the way, one line each
     */
    public record Learnt(byte[] bytes, List<String> told) {}

    private record Lower(GramHead words, List<PieceHead> pieces) {}

    /** The heads. */
    public Learnt learn() {
        int[] fold = folds(truths.length);
        // The last one learns from all sentences and is the one that ships.
        List<Lower> heads = IntStream.rangeClosed(0, FOLDS)
                .parallel()
                .mapToObj(f -> lower(IntStream.range(0, fold.length)
                        .filter(i -> fold[i] != f)
                        .toArray()))
                .toList();
        float[][] below = IntStream.range(0, fold.length)
                .parallel()
                .mapToObj(i -> {
                    Lower head = heads.get(fold[i]);
                    return Heads.below(head.words().odds(grams[i]), head.pieces(), pieces.of(i));
                })
                .toArray(float[][]::new);
        HeadTraining training = new HeadTraining(names(), below, truths);
        double[][] crossed = training.crossed(PENALTY, FOLDS, SEED + 1);
        Head stack = training.learn(PENALTY);
        List<String> told = new ArrayList<>();
        double[] thresholds = thresholds(crossed, told);
        double bound = bound(crossed, told);
        Lower all = heads.getLast();
        return new Learnt(
                new Heads(VERSION, seen(), all.words(), all.pieces(), stack, thresholds, bound).bytes(), told);
    }

    /** Words that come often enough to be English. */
    private int[] seen() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String sentence : sentences) {
            Tongues.words(sentence).stream()
                    .mapToInt(Grams::ofWord)
                    .distinct()
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private Lower lower(int[] examples) {
        GramHead words = new GramLessons(grams, lower, WORDS).learn(examples);
        List<PieceHead> heads = new ArrayList<>();
        for (int h = 0; h < HEADS; h++) {
            heads.add(new PieceLessons(pieces, lower, PIECES.seeded(SEED + h)).learn(examples));
        }
        return new Lower(words, heads);
    }

    private static int[] folds(int examples) {
        int[] order = IntStream.range(0, examples).toArray();
        GramLessons.shuffle(order, new SplittableRandom(SEED));
        int[] fold = new int[examples];
        for (int i = 0; i < examples; i++) {
            fold[order[i]] = i % FOLDS;
        }
        return fold;
    }

    private static List<String> names() {
        return Stream.of(
                        Arrays.stream(Emotion.values()).map(Emotion::word),
                        Arrays.stream(Emotion.Basic.values()).map(basic -> "basic." + basic.word()),
                        Arrays.stream(Emotion.Tone.values()).map(tone -> "tone." + tone.word()),
                        Arrays.stream(Emotion.Felt.values()).map(felt -> "felt." + felt.word()))
                .flatMap(names -> names)
                .toList();
    }

    /** Those at which what is found and what is there go together best (F1). */
    private double[] thresholds(double[][] crossed, List<String> told) {
        List<String> names = names();
        double[] thresholds = new double[Chances.ALL];
        double[] best = new double[Chances.ALL];
        for (int answer = 0; answer < thresholds.length; answer++) {
            int a = answer;
            double[] chances = Arrays.stream(crossed).mapToDouble(c -> c[a]).toArray();
            boolean[] holds = new boolean[chances.length];
            for (int i = 0; i < holds.length; i++) {
                holds[i] = truths[i][a];
            }
            Balance balance = Balance.best(chances, holds);
            thresholds[a] = balance.threshold();
            best[a] = balance.f1();
            told.add(String.format(
                    Locale.ROOT, "# %s: believed from %.3f on, F1 %.3f", names.get(a), thresholds[a], best[a]));
        }
        told.add(String.format(
                Locale.ROOT,
                "# macro-F1 of sentences not seen: %.4f over 28, %.4f over Ekman's, %.4f over tones, %.4f over what is felt",
                mean(best, 0, Chances.FIRST_BASIC),
                mean(best, Chances.FIRST_BASIC, Chances.FIRST_TONE),
                mean(best, Chances.FIRST_TONE, Chances.FIRST_FELT),
                mean(best, Chances.FIRST_FELT, Chances.ALL)));
        return thresholds;
    }

    private static double mean(double[] numbers, int from, int to) {
        return Arrays.stream(numbers, from, to).average().orElse(0);
    }

    /** The chance of a tone from which on those told are right often enough. */
    private double bound(double[][] crossed, List<String> told) {
        int n = crossed.length;
        double[] sure = new double[n];
        boolean[] right = new boolean[n];
        for (int i = 0; i < n; i++) {
            double[] chances = crossed[i];
            int best = IntStream.range(Chances.FIRST_TONE, Chances.FIRST_FELT)
                    .boxed()
                    .max(Comparator.comparingDouble(a -> chances[a]))
                    .orElseThrow();
            sure[i] = chances[best];
            right[i] = truths[i][best];
        }
        double bound = Thresholds.of(sure, right, RIGHT, n / 20);
        long said = Arrays.stream(sure).filter(s -> s >= bound).count();
        told.add(String.format(
                Locale.ROOT,
                "# a tone is told from %.3f on: of %.3f of the sentences, %.2f of them rightly",
                bound,
                (double) said / n,
                RIGHT));
        return bound;
    }
}
