package heartstring.kernels.worth;

import java.util.Optional;

/**
 * What a purchase is worth (the gamma-gamma model, Fader and Hardie 2013): payments of a customer are gamma distributed with shape p
 * around a mean of their own, and the means differ by an inverse gamma distribution of shape q and scale v.
 *
 * @param v in units of the payments
 * @param customers to whom it was fitted
 */
public record GammaGamma(double p, double q, double v, double logLikelihood, long customers, double[][] spread) {

    /** Rows to which it is fitted first. */
    private static final int MOST = 60_000;

    /** With a smaller denominator the mean of all is nearly endless; the customer's own is taken then. */
    private static final double LEAST = 0.05;

    /**
     * The most likely one; customers without payments or with a mean of 0 or less are left out, and of very many some thousands are
     * looked at, evenly. Empty where too few paid to say, or where all paid the same.
     *
     * @param times purchases of each customer
     * @param mean what they paid each time
     * @param many how many of the places are used
     */
    public static Optional<GammaGamma> fit(int[] times, double[] mean, int many) {
        int[] places = new int[many];
        int kept = 0;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < many; i++) {
            if (times[i] > 0 && mean[i] > 0) {
                places[kept++] = i;
                sum += mean[i];
                least = Math.min(least, mean[i]);
                most = Math.max(most, mean[i]);
            }
        }
        if (kept < Buying.LEAST_REPEATERS || most <= least * (1 + 1e-9)) {
            return Optional.empty();
        }
        double unit = sum / kept;
        int looked = Math.min(kept, MOST);
        double[] x = new double[looked];
        double[] z = new double[looked];
        for (int i = 0; i < looked; i++) {
            int place = places[(int) ((long) i * kept / looked)];
            x[i] = times[place];
            z[i] = mean[place] / unit;
        }
        Newton.Bottom bottom = Newton.least(new Likelihood(x, z), new double[] {1, 1, 0.5});
        double[] found = Fit.exp(bottom.place());
        double value = -bottom.value() - looked * Math.log(unit);
        return Fit.isSound(found) && Fit.isSound(new double[] {value})
                ? Optional.of(new GammaGamma(
                        found[0], found[1], found[2] * unit, value, kept, Fit.spread(bottom.curvature())))
                : Optional.empty();
    }

    /** A model with these parameters, not fitted to anything. */
    public static GammaGamma of(double p, double q, double v) {
        return new GammaGamma(p, q, v, 0, 0, new double[3][3]);
    }

    /** What to expect of a customer's next payment: their own mean drawn towards that of all, the less the more often they paid. */
    public double mean(int times, double own) {
        double below = p * times + q - 1;
        return below > LEAST ? p * (v + times * Math.max(0, own)) / below : Math.max(0, own);
    }

    /** What so many purchases of a customer come to, drawn from all that is likely. */
    double draw(int purchases, int times, double own, Dice dice) {
        if (purchases == 0) {
            return 0;
        }
        double rate = dice.gamma(p * times + q) / (v + times * Math.max(0, own));
        return dice.gamma(p * purchases) / Math.max(rate, Double.MIN_NORMAL);
    }

    /** Somewhat other parameters, as uncertain as they are. */
    GammaGamma nearby(Dice dice) {
        double[] near = Fit.nearby(new double[] {p, q, v}, spread, dice);
        return of(near[0], near[1], near[2]);
    }

    private record Likelihood(double[] x, double[] z) implements Newton.Slope {

        @Override
        public double at(double[] place, double[] slope) {
            double[] found = Fit.exp(place);
            double p = found[0];
            double q = found[1];
            double v = found[2];
            double sum = 0;
            double byP = 0;
            double byQ = 0;
            double byV = 0;
            double ofQ = Gammas.logGamma(q);
            double slopeQ = Gammas.digamma(q);
            for (int i = 0; i < x.length; i++) {
                double shape = p * x[i];
                double paid = x[i] * z[i];
                double both = Math.log(v + paid);
                double logPaid = Math.log(paid);
                double slopeBoth = Gammas.digamma(shape + q);
                sum += Gammas.logGamma(shape + q)
                        - Gammas.logGamma(shape)
                        - ofQ
                        + q * place[2]
                        + shape * logPaid
                        - Math.log(z[i])
                        - (shape + q) * both;
                byP += x[i] * (slopeBoth - Gammas.digamma(shape) + logPaid - both);
                byQ += slopeBoth - slopeQ + place[2] - both;
                byV += q / v - (shape + q) / (v + paid);
            }
            slope[0] = -byP * p;
            slope[1] = -byQ * q;
            slope[2] = -byV * v;
            return -sum + Fit.walls(place, slope);
        }
    }
}
