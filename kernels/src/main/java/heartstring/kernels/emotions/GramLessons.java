package heartstring.kernels.emotions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns what words say: for each answer a logistic regression with small weights before large ones, by steps of AdaGrad (Duchi, Hazan and
 * Singer 2011, "Adaptive subgradient methods for online learning and stochastic optimization"), all answers together. The things with
 * the most to say are kept, and learnt once more by themselves. The same examples give the same weights.
 */
final class GramLessons {

    /**
     * How it is learnt.
     *
     * @param fewest sentences that a thing must be in
     * @param most things that are kept
     * @param penalty on the square of each weight, in each round
     */
    record Manner(int fewest, int most, int rounds, float rate, float penalty, long seed) {}

    private static final float SOFT = 1e-6f;

    private final int answers;
    private final int[][] sentences;
    private final boolean[][] truths;
    private final Manner manner;

    GramLessons(int[][] sentences, boolean[][] truths, Manner manner) {
        this.answers = truths[0].length;
        this.sentences = sentences;
        this.truths = truths;
        this.manner = manner;
    }

    /** A head from these examples. */
    GramHead learn(int[] examples) {
        int[] all = common(examples);
        Weights first = steps(examples, all);
        int[] kept = telling(all, first);
        Weights last = kept.length == all.length ? first : steps(examples, kept);
        return GramHead.of(kept, last.weights, last.levels);
    }

    /** Things that come often enough to learn from. */
    private int[] common(int[] examples) {
        Map<Integer, int[]> counts = new HashMap<>();
        for (int example : examples) {
            for (int gram : sentences[example]) {
                counts.computeIfAbsent(gram, g -> new int[1])[0]++;
            }
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue()[0] >= manner.fewest())
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    /** Those with the heaviest weights. */
    private int[] telling(int[] all, Weights learnt) {
        if (all.length <= manner.most()) {
            return all;
        }
        double[] heavy = new double[all.length];
        for (int g = 0; g < all.length; g++) {
            for (int a = 0; a < answers; a++) {
                float weight = learnt.weights[g * answers + a];
                heavy[g] += weight * weight;
            }
        }
        double least = Arrays.stream(heavy).sorted().toArray()[all.length - manner.most()];
        return IntStream.range(0, all.length)
                .filter(g -> heavy[g] >= least)
                .map(g -> all[g])
                .toArray();
    }

    private static final class Weights {

        final float[] weights;
        final float[] squares;
        final float[] levels;
        final float[] levelSquares;

        Weights(int grams, int answers) {
            weights = new float[grams * answers];
            squares = new float[grams * answers];
            levels = new float[answers];
            levelSquares = new float[answers];
            Arrays.fill(levels, -3);
        }
    }

    private Weights steps(int[] examples, int[] known) {
        int[][] places = new int[examples.length][];
        for (int e = 0; e < examples.length; e++) {
            places[e] = Arrays.stream(sentences[examples[e]])
                    .map(gram -> Arrays.binarySearch(known, gram))
                    .filter(place -> place >= 0)
                    .toArray();
        }
        Weights w = new Weights(known.length, answers);
        float[] penalties = penalties(places, known.length);
        SplittableRandom random = new SplittableRandom(manner.seed());
        int[] order = IntStream.range(0, examples.length).toArray();
        float[] errors = new float[answers];
        for (int round = 0; round < manner.rounds(); round++) {
            shuffle(order, random);
            for (int e : order) {
                float share = GramHead.share(places[e].length);
                errors(places[e], share, truths[examples[e]], w, errors);
                step(places[e], share, w, errors, penalties);
            }
        }
        return w;
    }

    private void errors(int[] places, float share, boolean[] truth, Weights w, float[] errors) {
        Arrays.fill(errors, 0);
        for (int place : places) {
            int from = place * answers;
            for (int a = 0; a < answers; a++) {
                errors[a] += w.weights[from + a];
            }
        }
        for (int a = 0; a < answers; a++) {
            double odds = w.levels[a] + share * errors[a];
            errors[a] = (float) (1 / (1 + Math.exp(-odds)) - (truth[a] ? 1 : 0));
        }
    }

    /** What each meeting with a thing costs, so that a round costs as much for a rare thing as for a common one. */
    private float[] penalties(int[][] places, int known) {
        float[] penalties = new float[known];
        for (int[] sentence : places) {
            for (int place : sentence) {
                penalties[place]++;
            }
        }
        for (int g = 0; g < known; g++) {
            penalties[g] = manner.penalty() / Math.max(1, penalties[g]);
        }
        return penalties;
    }

    private void step(int[] places, float share, Weights w, float[] errors, float[] penalties) {
        float rate = manner.rate();
        for (int place : places) {
            float penalty = penalties[place];
            int from = place * answers;
            for (int a = 0; a < answers; a++) {
                float slope = share * errors[a] + penalty * w.weights[from + a];
                float squares = w.squares[from + a] + slope * slope;
                w.squares[from + a] = squares;
                w.weights[from + a] -= rate * slope / (float) Math.sqrt(squares + SOFT);
            }
        }
        for (int a = 0; a < answers; a++) {
            w.levelSquares[a] += errors[a] * errors[a];
            w.levels[a] -= rate * errors[a] / (float) Math.sqrt(w.levelSquares[a] + SOFT);
        }
    }

    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
