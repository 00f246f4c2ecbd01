package heartstring.kernels.worth;

import java.util.Optional;

/**
 * The Pareto/NBD model (Schmittlein, Morrison and Colombo 1987): a customer buys at a rate of their own until they stop for good at a rate
 * of their own; the rates are gamma distributed, with shape r and rate α, and with shape s and rate β.
 *
 * @param alpha in units of time
 * @param beta in units of time
 * @param spread the root of the covariance of the parameters' logarithms
 */
public record ParetoNbd(double r, double alpha, double s, double beta, double logLikelihood, double[][] spread)
        implements Buying {

    /** The most likely one; empty where too few bought again to say. */
    public static Optional<ParetoNbd> fit(Histories histories) {
        if (!histories.areEnough()) {
            return Optional.empty();
        }
        double unit = histories.meanAge();
        double[] start = {-0.6, -1, -0.5, -1};
        Histories part = histories.part(Fit.FIRST);
        Newton.Bottom bottom = Newton.least(new Likelihood(part, unit), start);
        if (part != histories) {
            bottom = Newton.least(new Likelihood(histories, unit), bottom.place());
        }
        double[] found = Fit.exp(bottom.place());
        double value = -bottom.value() - histories.purchases() * Math.log(unit);
        return Fit.isSound(found) && Fit.isSound(new double[] {value})
                ? Optional.of(new ParetoNbd(
                        found[0], found[1] * unit, found[2], found[3] * unit, value, Fit.spread(bottom.curvature())))
                : Optional.empty();
    }

    /** A model with these parameters, not fitted to anything. */
    public static ParetoNbd of(double r, double alpha, double s, double beta) {
        return new ParetoNbd(r, alpha, s, beta, 0, new double[4][4]);
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, s, beta};
    }

    @Override
    public double alive(int again, double last, double age) {
        double still = -(r + again) * Math.log(alpha + age) - s * Math.log(beta + age);
        Stopped stopped = new Stopped();
        stopped.between(last, age, r + again, alpha, s, beta);
        return 1 / (1 + Math.exp(Math.log(s) + stopped.log - still));
    }

    @Override
    public double ifAlive(int again, double age, double ahead) {
        if (ahead <= 0) {
            return 0;
        }
        double rest = Math.log((beta + age) / (beta + age + ahead));
        double share = Math.abs(s - 1) < 1e-12 ? -rest : -Math.expm1((s - 1) * rest) / (s - 1);
        return (r + again) * (beta + age) / (alpha + age) * share;
    }

    @Override
    public double stops(int again, double last) {
        double leaves = s / (beta + last);
        return leaves / (leaves + (r + again) / (alpha + last));
    }

    @Override
    public int draw(int again, double age, double ahead, Dice dice) {
        double rate = dice.gamma(r + again) / (alpha + age);
        double stops = dice.gamma(s) / (beta + age);
        double until = Math.min(ahead, dice.exponential() / Math.max(stops, Double.MIN_NORMAL));
        return dice.poisson(Math.min(rate * until, 1e7));
    }

    @Override
    public ParetoNbd nearby(Dice dice) {
        double[] near = Fit.nearby(parameters(), spread, dice);
        return of(near[0], near[1], near[2], near[3]);
    }

    /**
     * That a customer stopped between two times: ∫ (α+y)^−(r+x) (β+y)^−(s+1) dy, which the papers write as two hypergeometric functions.
     * On the logarithm of the time the function is smooth, so 32 points of Gauss and Legendre suffice, whichever of α and β is larger.
     */
    private static final class Stopped {

        private static final double FAR = 45;
        private static final double[] POINTS = new double[32];
        private static final double[] WEIGHTS = new double[32];

        static {
            for (int i = 0; i < POINTS.length; i++) {
                legendre(i);
            }
        }

        /** The logarithm of the integral, −∞ where nothing lies between; below, means under the integrand. */
        private double log;

        private double logAlpha;
        private double logBeta;
        private double byAlpha;
        private double byBeta;

        /** A root of the Legendre polynomial by Newton's method, and its weight. */
        private static void legendre(int i) {
            int n = POINTS.length;
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 20; step++) {
                double before = 1;
                double now = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * now - (k - 1) * before) / k;
                    before = now;
                    now = next;
                }
                slope = n * (x * now - before) / (x * x - 1);
                x -= now / slope;
            }
            POINTS[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }

        void between(double from, double until, double exponent, double alpha, double s, double beta) {
            log = Double.NEGATIVE_INFINITY;
            if (until <= from) {
                return;
            }
            double least = Math.min(alpha, beta);
            double low = Math.log(from + least);
            // Further on nothing is left that a number could hold.
            double far = (alpha + from) * Math.exp(FAR / exponent) - alpha;
            double high = Math.log(Math.min(until, far) + least);
            double half = (high - low) / 2;
            double top = -exponent * Math.log(alpha + from) - (s + 1) * Math.log(beta + from) + low;
            double sum = 0;
            double sumLogAlpha = 0;
            double sumLogBeta = 0;
            double sumByAlpha = 0;
            double sumByBeta = 0;
            for (int i = 0; i < POINTS.length; i++) {
                double w = low + half * (1 + POINTS[i]);
                double y = Math.exp(w) - least;
                double atAlpha = Math.log(alpha + y);
                double atBeta = Math.log(beta + y);
                double value = WEIGHTS[i] * Math.exp(-exponent * atAlpha - (s + 1) * atBeta + w - top);
                sum += value;
                sumLogAlpha += value * atAlpha;
                sumLogBeta += value * atBeta;
                sumByAlpha += value / (alpha + y);
                sumByBeta += value / (beta + y);
            }
            log = top + Math.log(sum * half);
            logAlpha = sumLogAlpha / sum;
            logBeta = sumLogBeta / sum;
            byAlpha = sumByAlpha / sum;
            byBeta = sumByBeta / sum;
        }
    }

    /** The likelihood of all histories with its slope by the logarithms of the parameters; times in units of the mean age. */
    private record Likelihood(Histories of, double unit) implements Newton.Slope {

        @Override
        public double at(double[] place, double[] slope) {
            double[] p = Fit.exp(place);
            double r = p[0];
            double alpha = p[1];
            double s = p[2];
            double beta = p[3];
            double[] gammas = new double[of.most() + 1];
            double[] slopes = new double[gammas.length];
            Stopped stopped = new Stopped();
            double sum = 0;
            double[] by = new double[4];
            for (int row = 0; row < of.rows(); row++) {
                int again = of.again(row);
                double weight = of.weight(row);
                double age = of.age(row) / unit;
                double logAlpha = Math.log(alpha + age);
                double logBeta = Math.log(beta + age);
                stopped.between(of.last(row) / unit, age, r + again, alpha, s, beta);
                double still = -(r + again) * logAlpha - s * logBeta;
                double gone = place[2] + stopped.log;
                double most = Math.max(still, gone);
                double both = most + Math.log1p(Math.exp(Math.min(still, gone) - most));
                double share = Math.exp(gone - both);
                if (slopes[again] == 0) {
                    gammas[again] = Gammas.logGamma(r + again) - Gammas.logGamma(r);
                    slopes[again] = Gammas.digamma(r + again) - Gammas.digamma(r) + place[1];
                }
                sum += weight * (gammas[again] + r * place[1] + s * place[3] + both);
                by[0] += weight * (slopes[again] - (1 - share) * logAlpha - share * stopped.logAlpha);
                by[1] += weight * (r / alpha - (r + again) * ((1 - share) / (alpha + age) + share * stopped.byAlpha));
                by[2] += weight * (place[3] - (1 - share) * logBeta + share * (1 / s - stopped.logBeta));
                by[3] += weight * (s / beta - (1 - share) * s / (beta + age) - share * (s + 1) * stopped.byBeta);
            }
            for (int d = 0; d < 4; d++) {
                slope[d] = -by[d] * p[d];
            }
            return -sum + Fit.walls(place, slope);
        }
    }
}
