package heartstring.insight.effects;

import heartstring.insight.trials.Crowd;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Effects;
import heartstring.kernels.effects.Looks;
import heartstring.kernels.effects.UpliftModel;
import heartstring.kernels.shares.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Learns for whom something works on one half of the customers, and tries it on the other; pure. */
final class OrderRules {

    /** More are not looked at: every so many is left out. */
    private static final int MOST = 40_000;

    private static final int TENTHS = 10;
    private static final long SEED = 20_260_101;

    private OrderRules() {}

    /** Empty where too few met it to learn from either half. */
    static Optional<ForWhom> of(Crowd crowd, EffectRules.Sample all, int days, double digits) {
        EffectRules.Sample sample = thinned(all);
        int n = sample.places().length;
        if (!enough(sample, 0) || !enough(sample, 1)) {
            return Optional.empty();
        }
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            x[i] = features(crowd, sample.places()[i], days, digits);
        }
        double[] rank = new double[n];
        for (int half = 0; half < 2; half++) {
            UpliftModel model = learn(sample, x, half);
            int other = 1 - half;
            int[] theirs = IntStream.range(0, n).filter(i -> i % 2 == other).toArray();
            double[] score = new double[n];
            for (int i : theirs) {
                score[i] = model.of(x[i]);
            }
            int[] order = IntStream.of(theirs)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -score[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int place = 0; place < order.length; place++) {
                rank[order[place]] = (place + 0.5) / order.length;
            }
        }
        return found(sample, rank);
    }

    private static EffectRules.Sample thinned(EffectRules.Sample all) {
        int every = Math.ceilDiv(Math.max(1, all.places().length), MOST);
        if (every == 1) {
            return all;
        }
        int[] kept = IntStream.range(0, all.places().length)
                .filter(i -> i % every == 0)
                .toArray();
        boolean[] given = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            given[i] = all.given()[kept[i]];
        }
        return new EffectRules.Sample(
                IntStream.of(kept).map(i -> all.places()[i]).toArray(),
                given,
                IntStream.of(kept).mapToDouble(i -> all.after()[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> all.before()[i]).toArray());
    }

    /** Every second customer is of a half; chance decided who got it, so any halves will do. */
    private static boolean enough(EffectRules.Sample sample, int half) {
        long rows = 0;
        long given = 0;
        for (int i = half; i < sample.given().length; i += 2) {
            rows++;
            given += sample.given()[i] ? 1 : 0;
        }
        return rows >= UpliftModel.LEAST_ROWS && given > Effects.LEAST && rows - given > Effects.LEAST;
    }

    private static double[] features(Crowd crowd, int place, int days, double digits) {
        return new double[] {
            crowd.visits(place, days, true),
            Math.log1p(Math.max(0, crowd.spentMinor(place, days, true) / digits)),
            crowd.isNew(place) ? 1 : 0,
            crowd.feltBad(place) ? 1 : 0
        };
    }

    private static UpliftModel learn(EffectRules.Sample sample, double[][] x, int half) {
        int[] mine = IntStream.range(0, x.length).filter(i -> i % 2 == half).toArray();
        double[][] rows = new double[mine.length][];
        boolean[] given = new boolean[mine.length];
        for (int i = 0; i < mine.length; i++) {
            rows[i] = x[mine[i]];
            given[i] = sample.given()[mine[i]];
        }
        return UpliftModel.fit(
                rows,
                given,
                IntStream.of(mine).mapToDouble(i -> sample.after()[i]).toArray(),
                SEED + half);
    }

    private static Optional<ForWhom> found(EffectRules.Sample sample, double[] rank) {
        double[] score =
                IntStream.range(0, rank.length).mapToDouble(i -> 1 - rank[i]).toArray();
        Optional<OrderScores> scored = OrderScores.of(score, sample.given(), sample.after());
        Optional<Effect> first = part(sample, rank, 0, 0.5);
        Optional<Effect> second = part(sample, rank, 0.5, 1);
        if (scored.isEmpty() || first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        double apart = first.get().value() - second.get().value();
        double known = Math.min(first.get().effective(), second.get().effective());
        double half = Looks.width(known, Looks.USUAL)
                * Math.hypot(first.get().error(), second.get().error());
        List<ForWhom.Tenth> tenths = new ArrayList<>();
        for (int t = 0; t < TENTHS; t++) {
            double from = t / (double) TENTHS;
            double until = (t + 1) / (double) TENTHS;
            long given = IntStream.range(0, rank.length)
                    .filter(i -> rank[i] >= from && rank[i] < until && sample.given()[i])
                    .count();
            long all = IntStream.range(0, rank.length)
                    .filter(i -> rank[i] >= from && rank[i] < until)
                    .count();
            tenths.add(new ForWhom.Tenth(
                    t + 1,
                    given,
                    all - given,
                    part(sample, rank, from, until)
                            .map(e -> e.difference().interval())
                            .orElse(null)));
        }
        return Optional.of(new ForWhom(
                rank.length,
                scored.get().qini(),
                scored.get().auuc(),
                new Interval(apart - half, apart, apart + half),
                tenths));
    }

    private static Optional<Effect> part(EffectRules.Sample sample, double[] rank, double from, double until) {
        return Effects.of(sample.after(), sample.before(), sample.given(), i -> rank[i] >= from && rank[i] < until);
    }
}
