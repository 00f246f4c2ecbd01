package heartstring.kernels.heads;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a vector is about: for each label a chance of its own, by logistic regression. Several may hold, or none. */
public final class Head {

    private final List<String> labels;
    private final float[][] weights;

    /** Of each label the weights of the features, and behind them its level. */
    Head(List<String> labels, float[][] weights) {
        this.labels = List.copyOf(labels);
        this.weights = weights;
    }

    /** The labels, in the order of the chances. */
    public List<String> labels() {
        return labels;
    }

    /** How many features a vector has. */
    public int features() {
        return weights[0].length - 1;
    }

    /** The chance of each label, between 0 and 1. */
    public double[] chances(float[] vector) {
        if (vector.length != features()) {
            throw new IllegalArgumentException("A vector here has " + features() + " features, not " + vector.length);
        }
        double[] chances = new double[weights.length];
        for (int l = 0; l < weights.length; l++) {
            double sum = weights[l][vector.length];
            for (int f = 0; f < vector.length; f++) {
                sum += (double) weights[l][f] * vector[f];
            }
            chances[l] = 1 / (1 + Math.exp(-sum));
        }
        return chances;
    }

    /** As lines of text, one a label, which {@link #read} takes again. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int l = 0; l < weights.length; l++) {
            ByteBuffer bytes = ByteBuffer.allocate(weights[l].length * Float.BYTES);
            bytes.asFloatBuffer().put(weights[l]);
            lines.add(labels.get(l) + " " + Base64.getEncoder().encodeToString(bytes.array()));
        }
        return lines;
    }

    /** Out of the lines of {@link #lines}. */
    public static Head read(List<String> lines) {
        List<String> labels = new ArrayList<>();
        float[][] weights = new float[lines.size()][];
        for (int l = 0; l < weights.length; l++) {
            String[] parts = lines.get(l).split(" ", 2);
            FloatBuffer numbers =
                    ByteBuffer.wrap(Base64.getDecoder().decode(parts[1])).asFloatBuffer();
            weights[l] = new float[numbers.remaining()];
            numbers.get(weights[l]);
            labels.add(parts[0]);
        }
        if (weights.length == 0) {
            throw new IllegalArgumentException("A head has a line for each label");
        }
        for (float[] row : weights) {
            if (row.length != weights[0].length) {
                throw new IllegalArgumentException("Each label of a head has as many weights");
            }
        }
        return new Head(labels, weights);
    }
}
