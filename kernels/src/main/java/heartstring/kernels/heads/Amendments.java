package heartstring.kernels.heads;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * What a few examples add to what a head says: for each label a level and a direction, learnt by logistic regression in which the head's
 * own log-odds stand as a fixed part (an offset; McCullagh and Nelder, "Generalized Linear Models", 1989) and a penalty keeps the rest small.
 * Without examples nothing is added; an example moves what points like it, and hardly what does not.
 */
public final class Amendments {

    private static final double PENALTY = 0.5;
    /** The level moves every text, so it has to be earned by many. */
    private static final double LEVEL_PENALTY = 20;

    private final float[][] weights;

    private Amendments(float[][] weights) {
        this.weights = weights;
    }

    /**
     * Learnt from examples.
     *
     * @param directions of each example a vector of about unit length
     * @param odds of each example the log-odds of each label, as the head says
     * @param truths of each example whether each label holds
     */
    public static Amendments learn(float[][] directions, double[][] odds, boolean[][] truths) {
        if (directions.length == 0) {
            throw new IllegalArgumentException("There is nothing to learn from");
        }
        float[][] weights = IntStream.range(0, odds[0].length)
                .mapToObj(label -> learn(label, directions, odds, truths))
                .toArray(float[][]::new);
        return new Amendments(weights);
    }

    private static float[] learn(int label, float[][] directions, double[][] odds, boolean[][] truths) {
        int features = directions[0].length;
        double[] found =
                Lbfgs.least((place, gradient) -> loss(label, directions, odds, truths, place, gradient), features + 1);
        float[] weights = new float[features + 1];
        for (int f = 0; f <= features; f++) {
            weights[f] = (float) found[f];
        }
        return weights;
    }

    private static double loss(
            int label, float[][] directions, double[][] odds, boolean[][] truths, double[] place, double[] gradient) {
        int features = place.length - 1;
        double loss = 0;
        for (int f = 0; f <= features; f++) {
            double penalty = f < features ? PENALTY : LEVEL_PENALTY;
            loss += penalty / 2 * place[f] * place[f];
            gradient[f] = penalty * place[f];
        }
        for (int e = 0; e < directions.length; e++) {
            double sum = odds[e][label] + place[features];
            for (int f = 0; f < features; f++) {
                sum += place[f] * directions[e][f];
            }
            double against = truths[e][label] ? -sum : sum;
            loss += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
            double error = 1 / (1 + Math.exp(-sum)) - (truths[e][label] ? 1 : 0);
            for (int f = 0; f < features; f++) {
                gradient[f] += error * directions[e][f];
            }
            gradient[features] += error;
        }
        return loss;
    }

    /** The log-odds of each label, amended. */
    public double[] odds(float[] direction, double[] odds) {
        double[] amended = odds.clone();
        for (int l = 0; l < amended.length; l++) {
            amended[l] += weights[l][direction.length];
            for (int f = 0; f < direction.length; f++) {
                amended[l] += (double) weights[l][f] * direction[f];
            }
        }
        return amended;
    }

    /** As bytes, which {@link #read} takes again. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + weights.length * weights[0].length * Float.BYTES);
        bytes.putInt(weights.length).putInt(weights[0].length);
        for (float[] row : weights) {
            for (float weight : row) {
                bytes.putFloat(weight);
            }
        }
        return bytes.array();
    }

    /** Out of the bytes of {@link #bytes}. */
    public static Amendments read(byte[] from) {
        ByteBuffer bytes = ByteBuffer.wrap(from);
        float[][] weights = new float[bytes.getInt()][bytes.getInt()];
        for (float[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = bytes.getFloat();
            }
        }
        return new Amendments(weights);
    }
}
