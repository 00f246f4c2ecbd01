package heartstring.kernels.shares;

/** Tails of the normal distribution. */
public final class Normal {

    private static final double[] PARTS = {0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};
    private static final double STEP = 0.2316419;
    private static final double HEIGHT = 1 / Math.sqrt(2 * Math.PI);

    private Normal() {}

    /** The chance of so many standard deviations or more, either way; 26.2.17 of Abramowitz and Stegun, right to 2e-7. */
    public static double either(double deviations) {
        double x = Math.abs(deviations);
        double t = 1 / (1 + STEP * x);
        double sum = 0;
        for (int i = PARTS.length - 1; i >= 0; i--) {
            sum = (sum + PARTS[i]) * t;
        }
        return Math.clamp(2 * HEIGHT * Math.exp(-x * x / 2) * sum, 0, 1);
    }
}
