package heartstring.kernels.gifts;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws one candidate: the better, the more often. The same scores and seed give the same one. */
public final class Draw {

    /** Twice the score is drawn sixteen times as often. */
    public static final double SHARPNESS = 4;

    /** So much of all draws is spread evenly. */
    public static final double EVENLY = 0.05;

    private Draw() {}

    /**
     * What was drawn.
     *
     * @param place among the scores
     * @param propensity how likely it was to be drawn, above 0 to 1
     */
    public record Drawn(int place, double propensity) {}

    /**
     * The chance of each to be drawn; together 1.
     *
     * @param scores one or more, each 0 or more
     * @throws IllegalArgumentException for none, or one below 0
     */
    public static double[] propensities(double[] scores) {
        double best = Arrays.stream(scores).max().orElseThrow(() -> new IllegalArgumentException("No scores"));
        if (Arrays.stream(scores).anyMatch(score -> !(score >= 0) || Double.isInfinite(score))) {
            throw new IllegalArgumentException("Scores " + Arrays.toString(scores));
        }
        double[] weights = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            weights[i] = best <= 0 ? 1 : StrictMath.pow(scores[i] / best, SHARPNESS);
            sum += weights[i];
        }
        for (int i = 0; i < scores.length; i++) {
            weights[i] = (1 - EVENLY) * weights[i] / sum + EVENLY / scores.length;
        }
        return weights;
    }

    /** Draws one by a seed. */
    public static Drawn draw(double[] scores, long seed) {
        double[] chances = propensities(scores);
        double at = new SplittableRandom(seed).nextDouble();
        int place = 0;
        while (place < chances.length - 1 && at >= chances[place]) {
            at -= chances[place];
            place++;
        }
        return new Drawn(place, chances[place]);
    }
}
