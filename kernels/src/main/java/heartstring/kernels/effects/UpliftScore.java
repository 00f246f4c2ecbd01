package heartstring.kernels.effects;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well an order of customers brings those to the front for whom something works, seen in a trial in which chance decided who got it.
 *
 * @param qini the area between the Qini curve and the straight line, by how many got it: what choosing by this order gains over choosing by
 *     lot, for each of those who got it, on the average of all shares that may be chosen
 * @param auuc the area below the curve of the effect in the first k, times k by all
 * @param top the effect in the first share
 */
public record UpliftScore(double qini, double auuc, double top) {

    /**
     * Scores an order; those of equal score count as if each came in part. Empty where the first share has nobody of one side.
     *
     * @param score the higher the earlier
     * @param given who got it
     * @param outcome what became of each
     * @param share the first share that {@link #top} looks at, above 0 and at most 1
     */
    public static Optional<UpliftScore> of(double[] score, boolean[] given, double[] outcome, double share) {
        int n = score.length;
        if (given.length != n || outcome.length != n || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("Not one of each for each customer");
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Counts at = new Counts();
        Counts topAt = null;
        double qini = 0;
        double auuc = 0;
        double wanted = share * n;
        for (int from = 0; from < n; ) {
            int to = from;
            Counts next = at.copy();
            while (to < n && score[order[to]] == score[order[from]]) {
                next.add(given[order[to]], outcome[order[to]]);
                to++;
            }
            if (topAt == null && to >= wanted) {
                topAt = at.towards(next, (wanted - from) / (to - from));
            }
            double width = (double) (to - from) / n;
            qini += width * (at.qini() + next.qini()) / 2;
            auuc += width * (at.gain(n) + next.gain(n)) / 2;
            at = next;
            from = to;
        }
        if (topAt == null || topAt.given <= 0 || topAt.held <= 0 || at.given <= 0 || at.held <= 0) {
            return Optional.empty();
        }
        return Optional.of(new UpliftScore((qini - at.qini() / 2) / at.given, auuc, topAt.effect()));
    }

    /** How many of each side came so far, and what they had. */
    private static final class Counts {
        private double given;
        private double held;
        private double had;
        private double heldHad;

        Counts copy() {
            Counts copy = new Counts();
            copy.given = given;
            copy.held = held;
            copy.had = had;
            copy.heldHad = heldHad;
            return copy;
        }

        void add(boolean gets, double outcome) {
            if (gets) {
                given++;
                had += outcome;
            } else {
                held++;
                heldHad += outcome;
            }
        }

        Counts towards(Counts next, double part) {
            Counts between = new Counts();
            between.given = given + part * (next.given - given);
            between.held = held + part * (next.held - held);
            between.had = had + part * (next.had - had);
            between.heldHad = heldHad + part * (next.heldHad - heldHad);
            return between;
        }

        double effect() {
            return given <= 0 || held <= 0 ? 0 : had / given - heldHad / held;
        }

        double gain(int all) {
            return effect() * (given + held) / all;
        }

        double qini() {
            return held <= 0 ? 0 : had - heldHad * given / held;
        }
    }
}
