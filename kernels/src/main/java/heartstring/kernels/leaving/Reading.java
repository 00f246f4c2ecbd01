package heartstring.kernels.leaving;

import java.util.Arrays;
import java.util.Map;

/**
 * What a customer showed on a day.
 *
 * @param usualGap days between visits while all was well, the geometric mean
 * @param usualBasket what was usually paid at a visit
 * @param visits how many visits there were
 * @param slowerBy by how many standard errors the gaps of late differ from the usual ones
 * @param smallerBy the same of the baskets; below 0 where they are smaller
 */
public record Reading(
        double day,
        double usualGap,
        double usualBasket,
        int visits,
        Map<Sign, Double> measures,
        double slowerBy,
        double smallerBy) {

    public Reading {
        measures = Map.copyOf(measures);
    }

    /** How a sign is measured, in the unit that {@link Sign} states. */
    public double of(Sign sign) {
        return measures.getOrDefault(sign, 0.0);
    }

    /**
     * As a model reads it, in the order of {@link Sign#values}: quotients as logarithms or in standard errors, counts bounded, so that
     * one odd day does not outweigh the rest.
     */
    public double[] features() {
        return Arrays.stream(Sign.values()).mapToDouble(this::feature).toArray();
    }

    private double feature(Sign sign) {
        double measure = of(sign);
        return switch (sign) {
            case LATE -> Math.log1p(Math.min(measure, 8));
            case SLOWER -> Math.clamp(slowerBy, -4, 6);
            case SMALLER -> Math.clamp(-smallerBy, -4, 6);
            case FADING -> Math.min(measure, 6);
            case RETURNS -> Math.clamp(measure, -0.5, 1);
            case COMPLAINTS, CARTS, RAGE -> Math.clamp(measure, -3, 3);
            case WAITS -> Math.clamp(measure / 10, -2, 2);
            case STOPPED, BACK -> measure;
            case SILENT -> Math.min(measure, 6) / 6;
        };
    }
}
