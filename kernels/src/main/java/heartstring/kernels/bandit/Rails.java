package heartstring.kernels.bandit;

import java.util.Arrays;
import java.util.List;

/** Keeps chances between guard rails. */
final class Rails {

    private static final double SMALL = 1e-6;
    private static final int STEPS = 200;

    private Rails() {}

    /**
     * The same chances, each within its rails, together 1; those that meet no rail stay in proportion. What the rails do not allow together is
     * done as nearly as it can be: least shares beyond 1 are shared out, and what is left beyond the largest ones is the first's.
     */
    static double[] kept(double[] chances, List<Arm> arms) {
        double least = arms.stream().mapToDouble(Arm::least).sum();
        if (least >= 1) {
            return arms.stream().mapToDouble(arm -> arm.least() / least).toArray();
        }
        double low = 0;
        double high = 1 / SMALL;
        for (int step = 0; step < STEPS; step++) {
            double middle = low + (high - low) / 2;
            if (Arrays.stream(at(chances, arms, middle)).sum() < 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] kept = at(chances, arms, high);
        kept[0] = Math.max(0, 1 - Arrays.stream(kept).skip(1).sum());
        return kept;
    }

    private static double[] at(double[] chances, List<Arm> arms, double times) {
        double[] kept = new double[chances.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.clamp(
                    Math.max(SMALL, chances[i]) * times,
                    arms.get(i).least(),
                    arms.get(i).most());
        }
        return kept;
    }
}
