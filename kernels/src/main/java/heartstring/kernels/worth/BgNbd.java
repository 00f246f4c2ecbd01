package heartstring.kernels.worth;

import java.util.Arrays;
import java.util.Optional;

/**
 * The BG/NBD model (Fader, Hardie and Lee 2005): a customer buys at a rate of their own, and after each purchase stops for good with a
 * chance of their own; rates are gamma distributed with shape r and rate α, chances are beta distributed with a and b.
 *
 * @param alpha in units of time
 * @param spread the root of the covariance of the parameters' logarithms
 */
public record BgNbd(double r, double alpha, double a, double b, double logLikelihood, double[][] spread)
        implements Buying {

    private static final int MOST_TERMS = 100_000;
    private static final double EXACT = 1e-14;

    /** The most likely one; empty where too few bought again to say. */
    public static Optional<BgNbd> fit(Histories histories) {
        if (!histories.areEnough()) {
            return Optional.empty();
        }
        double unit = histories.meanAge();
        double[] start = {-0.7, -1.5, -0.2, 0.9};
        Histories part = histories.part(Fit.FIRST);
        Newton.Bottom bottom = Newton.least(new Likelihood(part, unit), start);
        if (part != histories) {
            bottom = Newton.least(new Likelihood(histories, unit), bottom.place());
        }
        double[] found = Fit.exp(bottom.place());
        double value = -bottom.value() - histories.purchases() * Math.log(unit);
        return Fit.isSound(found) && Fit.isSound(new double[] {value})
                ? Optional.of(
                        new BgNbd(found[0], found[1] * unit, found[2], found[3], value, Fit.spread(bottom.curvature())))
                : Optional.empty();
    }

    /** A model with these parameters, not fitted to anything. */
    public static BgNbd of(double r, double alpha, double a, double b) {
        return new BgNbd(r, alpha, a, b, 0, new double[4][4]);
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, a, b};
    }

    @Override
    public double alive(int again, double last, double age) {
        if (again <= 0) {
            return 1;
        }
        double odds = Math.log(a) - Math.log(b + again - 1) + (r + again) * Math.log((alpha + age) / (alpha + last));
        return 1 / (1 + Math.exp(odds));
    }

    /**
     * Equation 10 of the paper without what makes it conditional on being alive, after Euler's transformation and with the first term of
     * the series taken out, so that neither a = 1 nor a + b = 1 divides by nothing and no two large numbers are taken from each other.
     */
    @Override
    public double ifAlive(int again, double age, double ahead) {
        if (ahead <= 0) {
            return 0;
        }
        double c = a + b + again - 1;
        double rest = Math.log((alpha + age) / (alpha + age + ahead));
        double z = -Math.expm1(rest);
        double first = Math.abs(a - 1) < 1e-12 ? -rest : -Math.expm1((a - 1) * rest) / (a - 1);
        double slope = a + b - 1 - r;
        double term = Math.exp((a - 1) * rest) * z;
        double sum = 0;
        for (int k = 0; k < MOST_TERMS; k++) {
            sum += term;
            double factor = (slope + 1 + k) * (a + k) / ((c + 1 + k) * (2 + k)) * z;
            term *= factor;
            if (Math.abs(term) < EXACT * Math.abs(sum) && Math.abs(factor) < 1) {
                break;
            }
        }
        double value = c * first - slope * sum;
        return value > 0 && value < Double.POSITIVE_INFINITY ? value : 0;
    }

    /** Of the chance to stop the mean after that many purchases, the last of which did not end it. */
    @Override
    public double stops(int again, double last) {
        return a / (a + b + again);
    }

    @Override
    public int draw(int again, double age, double ahead, Dice dice) {
        double rate = dice.gamma(r + again) / (alpha + age);
        int purchases = dice.poisson(Math.min(rate * ahead, 1e7));
        return purchases == 0 ? 0 : Math.min(purchases, dice.tries(dice.beta(a, b + again)));
    }

    @Override
    public BgNbd nearby(Dice dice) {
        double[] near = Fit.nearby(parameters(), spread, dice);
        return of(near[0], near[1], near[2], near[3]);
    }

    /** Equation 6 of the paper over all histories, with its slope by the logarithms of the parameters; times in units of the mean age. */
    private static final class Likelihood implements Newton.Slope {

        private final Histories of;
        private final double unit;
        private final double[] early;
        private final int[] kinds;
        private final int[] kindOf;

        Likelihood(Histories of, double unit) {
            this.of = of;
            this.unit = unit;
            this.early = new double[of.times().length];
            this.kindOf = new int[of.rows()];
            int[] seen = new int[of.rows()];
            int many = 0;
            // Rows stand in the order of how often, so equal ones are beside each other.
            for (int row = 0; row < kindOf.length; row++) {
                if (many == 0 || seen[many - 1] != of.again(row)) {
                    seen[many++] = of.again(row);
                }
                kindOf[row] = many - 1;
            }
            this.kinds = Arrays.copyOf(seen, many);
        }

        @Override
        public double at(double[] place, double[] slope) {
            double[] p = Fit.exp(place);
            double[] times = of.times();
            for (int i = 0; i < early.length; i++) {
                early[i] = Math.log(p[1] + times[i] / unit);
            }
            double[] weights = new double[kinds.length];
            double[] by = new double[p.length];
            double sum = ofTimes(place, p, weights, by) + ofCounts(place, p, weights, by);
            for (int d = 0; d < p.length; d++) {
                slope[d] = -by[d] * p[d];
            }
            return -sum + Fit.walls(place, slope);
        }

        /** What depends on when; adds to the slope, and up how many customers bought how often. */
        private double ofTimes(double[] place, double[] p, double[] weights, double[] by) {
            double r = p[0];
            double sum = 0;
            for (int row = 0; row < kindOf.length; row++) {
                int again = of.again(row);
                double weight = of.weight(row);
                weights[kindOf[row]] += weight;
                double age = early[of.ageAt(row)];
                if (again == 0) {
                    sum -= weight * r * age;
                    by[0] -= weight * age;
                    by[1] -= weight * r * Math.exp(-age);
                    continue;
                }
                double last = early[of.lastAt(row)];
                double still = -(r + again) * age;
                double gone = place[2] - Math.log(p[3] + again - 1) - (r + again) * last;
                double most = Math.max(still, gone);
                double both = most + Math.log1p(Math.exp(Math.min(still, gone) - most));
                double share = Math.exp(gone - both);
                sum += weight * both;
                by[0] -= weight * ((1 - share) * age + share * last);
                by[1] -= weight * (r + again) * ((1 - share) * Math.exp(-age) + share * Math.exp(-last));
                by[2] += weight * share / p[2];
                by[3] -= weight * share / (p[3] + again - 1);
            }
            return sum;
        }

        /** What depends on how often alone. */
        private double ofCounts(double[] place, double[] p, double[] weights, double[] by) {
            double r = p[0];
            double a = p[2];
            double b = p[3];
            double sum = 0;
            for (int kind = 0; kind < kinds.length; kind++) {
                int again = kinds[kind];
                double weight = weights[kind];
                sum += weight
                        * (Gammas.logGamma(r + again)
                                - Gammas.logGamma(r)
                                + r * place[1]
                                + Gammas.logGamma(b + again)
                                - Gammas.logGamma(a + b + again)
                                - Gammas.logGamma(b)
                                + Gammas.logGamma(a + b));
                double both = Gammas.digamma(a + b) - Gammas.digamma(a + b + again);
                by[0] += weight * (Gammas.digamma(r + again) - Gammas.digamma(r) + place[1]);
                by[1] += weight * r / p[1];
                by[2] += weight * both;
                by[3] += weight * (both + Gammas.digamma(b + again) - Gammas.digamma(b));
            }
            return sum;
        }
    }
}
