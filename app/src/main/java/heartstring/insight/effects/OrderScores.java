package heartstring.insight.effects;

import heartstring.kernels.effects.UpliftScore;
import heartstring.kernels.shares.Interval;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well an order brings those to the front for whom something works, with where that lies for one look: customers are left out a twentieth
 * at a time (delete-a-group jackknife), the order staying as it is; pure.
 */
record OrderScores(Interval qini, Interval auuc) {

    static final int GROUPS = 20;

    /** Of 100 times 95, by Student's t of as many groups less one. */
    private static final double T = 2.093;

    /** Empty where one side has nobody in the first half of the order. */
    static Optional<OrderScores> of(double[] score, boolean[] given, double[] outcome) {
        Optional<UpliftScore> all = UpliftScore.of(score, given, outcome, 0.5);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        UpliftScore[] less = new UpliftScore[GROUPS];
        for (int group = 0; group < GROUPS; group++) {
            Optional<UpliftScore> one = without(group, score, given, outcome);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            less[group] = one.get();
        }
        return Optional.of(new OrderScores(
                interval(all.get(), less, UpliftScore::qini), interval(all.get(), less, UpliftScore::auuc)));
    }

    /** Every second customer is of a half of those who learnt from each other, so two neighbours are of one group. */
    private static Optional<UpliftScore> without(int group, double[] score, boolean[] given, double[] outcome) {
        int[] kept = IntStream.range(0, score.length)
                .filter(i -> i / 2 % GROUPS != group)
                .toArray();
        double[] scores = new double[kept.length];
        boolean[] gave = new boolean[kept.length];
        double[] outcomes = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            scores[i] = score[kept[i]];
            gave[i] = given[kept[i]];
            outcomes[i] = outcome[kept[i]];
        }
        return UpliftScore.of(scores, gave, outcomes, 0.5);
    }

    private static Interval interval(UpliftScore all, UpliftScore[] less, ToDoubleFunction<UpliftScore> of) {
        double mean = 0;
        for (UpliftScore one : less) {
            mean += of.applyAsDouble(one) / GROUPS;
        }
        double spread = 0;
        for (UpliftScore one : less) {
            spread += Math.pow(of.applyAsDouble(one) - mean, 2);
        }
        double half = T * Math.sqrt(spread * (GROUPS - 1) / GROUPS);
        double value = of.applyAsDouble(all);
        return new Interval(value - half, value, value + half);
    }
}
