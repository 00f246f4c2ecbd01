package heartstring.kernels.heads;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns a head from examples: for each label by itself the weights under which the examples are likeliest, small weights before large
 * ones (logistic regression with a penalty on their squares; Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd
 * edition, 4.4 and 3.4.1). The same examples give the same head.
 */
public final class HeadTraining {

    private final List<String> labels;
    private final float[][] vectors;
    /** Of each vector the places that are not 0. */
    private final int[][] places;

    private final boolean[][] truths;

    /**
     * @param labels the names of the labels
     * @param vectors of each example its features
     * @param truths of each example, label by label, whether it holds
     */
    public HeadTraining(List<String> labels, float[][] vectors, boolean[][] truths) {
        if (vectors.length == 0 || vectors.length != truths.length) {
            throw new IllegalArgumentException("Each example has a vector and its truth");
        }
        this.labels = List.copyOf(labels);
        this.vectors = vectors;
        this.places = Arrays.stream(vectors).map(HeadTraining::places).toArray(int[][]::new);
        this.truths = truths;
    }

    private static int[] places(float[] vector) {
        return IntStream.range(0, vector.length).filter(f -> vector[f] != 0).toArray();
    }

    /** A head from all examples. */
    public Head learn(double penalty) {
        return learn(IntStream.range(0, vectors.length).toArray(), penalty);
    }

    /**
     * For each example the chances by a head that has not seen it: the examples are dealt to so many folds, and each fold is asked of a
     * head learnt from the others.
     */
    public double[][] crossed(double penalty, int folds, long seed) {
        int[] fold = folds(vectors.length, folds, seed);
        double[][] chances = new double[vectors.length][];
        for (int f = 0; f < folds; f++) {
            int mine = f;
            Head head = learn(
                    IntStream.range(0, vectors.length)
                            .filter(i -> fold[i] != mine)
                            .toArray(),
                    penalty);
            for (int i = 0; i < vectors.length; i++) {
                if (fold[i] == mine) {
                    chances[i] = head.chances(vectors[i]);
                }
            }
        }
        return chances;
    }

    private static int[] folds(int examples, int folds, long seed) {
        int[] fold = new int[examples];
        Arrays.setAll(fold, i -> i % folds);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = examples - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = fold[i];
            fold[i] = fold[j];
            fold[j] = swapped;
        }
        return fold;
    }

    private Head learn(int[] examples, double penalty) {
        float[][] weights = IntStream.range(0, labels.size())
                .parallel()
                .mapToObj(label -> learn(label, examples, penalty))
                .toArray(float[][]::new);
        return new Head(labels, weights);
    }

    private float[] learn(int label, int[] examples, double penalty) {
        int features = vectors[0].length;
        double[] found =
                Lbfgs.least((place, gradient) -> loss(label, examples, penalty, place, gradient), features + 1);
        float[] weights = new float[features + 1];
        for (int f = 0; f <= features; f++) {
            weights[f] = (float) found[f];
        }
        return weights;
    }

    /** The mean surprise at the examples and half the penalty on the squares; the level alone costs nothing. */
    private double loss(int label, int[] examples, double penalty, double[] place, double[] gradient) {
        int features = place.length - 1;
        double loss = 0;
        for (int f = 0; f < features; f++) {
            loss += penalty / 2 * place[f] * place[f];
            gradient[f] = penalty * place[f];
        }
        gradient[features] = 0;
        for (int example : examples) {
            float[] vector = vectors[example];
            double sum = place[features];
            int[] filled = places[example];
            for (int f : filled) {
                sum += place[f] * vector[f];
            }
            boolean holds = truths[example][label];
            double against = holds ? -sum : sum;
            loss += (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))) / examples.length;
            double error = (1 / (1 + Math.exp(-sum)) - (holds ? 1 : 0)) / examples.length;
            for (int f : filled) {
                gradient[f] += error * vector[f];
            }
            gradient[features] += error;
        }
        return loss;
    }
}
