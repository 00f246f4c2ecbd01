package heartstring.kernels.shares;

/** What a figure of one group is above that of another; a group without answers is an {@link IllegalArgumentException}. */
public final class Differences {

    private Differences() {}

    /** Of two shares, from -1 to 1: the first less the second. */
    public static Difference shares(long hits, long all, long otherHits, long otherAll) {
        Interval one = Shares.share(hits, all);
        Interval other = Shares.share(otherHits, otherAll);
        double value = one.value() - other.value();
        double low = value - Math.hypot(one.value() - one.low(), other.high() - other.value());
        double high = value + Math.hypot(one.high() - one.value(), other.value() - other.low());
        double pooled = (double) (hits + otherHits) / (all + otherAll);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / all + 1.0 / otherAll));
        return new Difference(
                new Interval(Math.max(-1, low), value, Math.min(1, high)),
                error == 0 ? 1 : Normal.either(value / error));
    }

    /** Of two promoter scores, from -2 to 2; each group is its detractors, passives and promoters. */
    public static Difference promoterScores(long[] group, long[] other) {
        Interval one = Shares.promoterScore(group[0], group[1], group[2]);
        Interval two = Shares.promoterScore(other[0], other[1], other[2]);
        double middle = adjusted(group) - adjusted(other);
        double error = Math.sqrt(variance(group) + variance(other));
        return new Difference(
                new Interval(
                        Math.max(-2, middle - Shares.Z * error),
                        one.value() - two.value(),
                        Math.min(2, middle + Shares.Z * error)),
                Normal.either(middle / error));
    }

    private static double adjusted(long[] group) {
        return (group[2] - group[0]) / (group[0] + group[1] + group[2] + 3.0);
    }

    private static double variance(long[] group) {
        double all = group[0] + group[1] + group[2] + 3.0;
        double up = (group[2] + 0.75) / all;
        double down = (group[0] + 0.75) / all;
        return (up + down - (up - down) * (up - down)) / all;
    }

    /** Of two means of whole numbers, by how often the lowest number was given, the next, and so on. */
    public static Difference means(long[] counts, long[] other) {
        Spread one = Spread.of(counts);
        Spread two = Spread.of(other);
        double value = one.mean() - two.mean();
        double widest = Math.max(counts.length, other.length) - 1.0;
        if (one.all() < 2 || two.all() < 2) {
            return new Difference(new Interval(-widest, value, widest), 1);
        }
        Difference difference = means(value, one.error(), one.all(), two.error(), two.all());
        Interval interval = difference.interval();
        return new Difference(
                new Interval(Math.max(-widest, interval.low()), value, Math.min(widest, interval.high())),
                difference.chance());
    }

    /**
     * Of two means of any numbers, by Welch.
     *
     * @param value the first mean less the second
     * @param variance of the first mean, which is that of its numbers by how many they are
     * @param all how many the first has, two or more; fewer are an {@link IllegalArgumentException}
     */
    public static Difference means(double value, double variance, long all, double otherVariance, long otherAll) {
        if (all < 2 || otherAll < 2) {
            throw new IllegalArgumentException("No variance of " + Math.min(all, otherAll));
        }
        double both = variance + otherVariance;
        if (both == 0) {
            return new Difference(new Interval(value, value, value), value == 0 ? 1 : 0);
        }
        double freedom =
                both * both / (variance * variance / (all - 1) + otherVariance * otherVariance / (otherAll - 1));
        double half = Shares.student(freedom) * Math.sqrt(both);
        double squared = value * value / both;
        double deviations = (8 * freedom + 1) / (8 * freedom + 3) * Math.sqrt(freedom * Math.log1p(squared / freedom));
        return new Difference(new Interval(value - half, value, value + half), Normal.either(deviations));
    }

    /** How many, their mean, and the variance of that. */
    private record Spread(long all, double mean, double error) {

        static Spread of(long[] counts) {
            long all = 0;
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                all += counts[i];
                sum += (double) counts[i] * i;
            }
            if (all < 1) {
                throw new IllegalArgumentException("No answers");
            }
            double mean = sum / all;
            double squares = 0;
            for (int i = 0; i < counts.length; i++) {
                squares += counts[i] * (i - mean) * (i - mean);
            }
            return new Spread(all, mean, all == 1 ? 0 : squares / (all - 1) / all);
        }
    }
}
