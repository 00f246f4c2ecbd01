package heartstring.kernels.effects;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Discoveries;
import heartstring.kernels.shares.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Means of those who got it beside means of those held out. */
public final class Effects {

    /** Of fewer on one side nothing is told. */
    public static final int LEAST = 20;

    private static final double NOTHING = 1e-12;

    private Effects() {}

    /**
     * What it made of a difference; empty where fewer than {@link #LEAST} are on one side, or all are alike.
     *
     * @param after of each customer the number looked at
     * @param before of each customer something known before, best the same number; null for none
     * @param given who got it
     */
    public static Optional<Effect> of(double[] after, double @Nullable [] before, boolean[] given) {
        return of(after, before, given, i -> true);
    }

    /** The same for some of them alone. */
    public static Optional<Effect> of(double[] after, double @Nullable [] before, boolean[] given, IntPredicate among) {
        double[] past = before == null ? new double[after.length] : before;
        if (past.length != after.length || given.length != after.length) {
            throw new IllegalArgumentException("Not one of each for each customer");
        }
        Side one = new Side();
        Side other = new Side();
        for (int i = 0; i < after.length; i++) {
            if (among.test(i)) {
                (given[i] ? one : other).add(after[i], past[i]);
            }
        }
        if (one.count < LEAST || other.count < LEAST) {
            return Optional.empty();
        }
        double xx = one.xx + other.xx;
        double theta = xx > NOTHING ? (one.xy + other.xy) / xx : 0;
        double spread = one.variance(theta) + other.variance(theta);
        double plain = one.variance(0) + other.variance(0);
        if (!(spread > NOTHING * Math.max(1, plain)) || plain <= NOTHING) {
            return Optional.empty();
        }
        double value = one.y - other.y - theta * (one.x - other.x);
        Difference difference =
                Differences.means(value, one.variance(theta), one.count, other.variance(theta), other.count);
        return Optional.of(new Effect(
                difference,
                one.count,
                other.count,
                one.y,
                other.y,
                Math.sqrt(spread),
                Math.clamp(1 - spread / plain, 0, 1)));
    }

    /** Running means and sums of squares about them (B. P. Welford 1962), so that large numbers lose nothing. */
    private static final class Side {
        private long count;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void add(double after, double before) {
            if (!Double.isFinite(after) || !Double.isFinite(before)) {
                throw new IllegalArgumentException("No number: " + after + ", " + before);
            }
            count++;
            double dx = before - x;
            double dy = after - y;
            x += dx / count;
            y += dy / count;
            xx += dx * (before - x);
            yy += dy * (after - y);
            xy += dx * (after - y);
        }

        /** Of the mean of what is left when so many times what was before is taken away. */
        double variance(double theta) {
            return Math.max(0, yy - 2 * theta * xy + theta * theta * xx) / (count - 1.0) / count;
        }
    }

    /**
     * The effect in one of several groups.
     *
     * @param family by what the customers are grouped
     * @param apart the share of false ones among all groups that would be told as unlike the rest with it, 0 to 1; 1 where there is no rest
     */
    public record InGroup(int family, int group, Effect effect, double apart) {

        /** Whether it differs from the others by more than chance, all groups considered. */
        public boolean isApart() {
            return apart < Difference.BOUND;
        }
    }

    /**
     * The effect in each group, and whether it is another than in all the others together; groups of too few are left out.
     *
     * @param families ways to group: of each customer the number of the group, from 0; below 0 for none
     */
    public static List<InGroup> apart(double[] after, double @Nullable [] before, boolean[] given, int[]... families) {
        List<InGroup> found = new ArrayList<>();
        List<Double> chances = new ArrayList<>();
        for (int f = 0; f < families.length; f++) {
            int[] group = families[f];
            int groups = Arrays.stream(group).max().orElse(-1) + 1;
            for (int g = 0; g < groups; g++) {
                int wanted = g;
                Effect effect =
                        of(after, before, given, i -> group[i] == wanted).orElse(null);
                if (effect == null) {
                    continue;
                }
                Effect rest = of(after, before, given, i -> group[i] != wanted && group[i] >= 0)
                        .orElse(null);
                chances.add(
                        rest == null
                                ? 1
                                : Normal.either(
                                        (effect.value() - rest.value()) / Math.hypot(effect.error(), rest.error())));
                found.add(new InGroup(f, g, effect, 1));
            }
        }
        double[] rates = Discoveries.rates(
                chances.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < rates.length; i++) {
            InGroup one = found.get(i);
            found.set(i, new InGroup(one.family(), one.group(), one.effect(), rates[i]));
        }
        return found;
    }
}
