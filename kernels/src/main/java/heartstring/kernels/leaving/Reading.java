package heartstring.kernels.leaving;

import java.util.Arrays;
import java.util.Map;

/**
 * What a customer showed on a day.
 *
 * @param usualGap days between visits while all was well, the geometric mean
 * @param usualBasket what was usually paid at a visit
 * @param visits how many visits there were
 * @param fading how likely a fading habit is
 */
public record Reading(
        double day, double usualGap, double usualBasket, int visits, Map<Sign, Double> measures, Fading fading) {

    private static final double LEAST_LOG = -4;
    private static final double MOST_LOG = 10;

    public Reading {
        measures = Map.copyOf(measures);
    }

    /** How a sign is measured, in the unit that {@link Sign} states. */
    public double of(Sign sign) {
        return measures.getOrDefault(sign, 0.0);
    }

    /**
     * As a model reads it, in the order of {@link Sign#values}: what fades as logarithms of how likely it is, counts bounded, so that one
     * odd day does not outweigh the rest.
     */
    public double[] features() {
        return Arrays.stream(Sign.values()).mapToDouble(this::feature).toArray();
    }

    private double feature(Sign sign) {
        double measure = of(sign);
        return switch (sign) {
            case LATE -> Math.min(fading.silence(), MOST_LOG);
            case SLOWER -> Math.clamp(fading.gaps(), LEAST_LOG, MOST_LOG);
            case SMALLER -> Math.clamp(fading.baskets(), LEAST_LOG, MOST_LOG);
            case FADING -> Math.clamp(fading.both(), LEAST_LOG, MOST_LOG);
            case RETURNS -> Math.clamp(measure, -0.5, 1);
            case COMPLAINTS, CARTS, RAGE, SPEAKS -> Math.clamp(measure, -3, 3);
            case ANSWERS -> Math.min(Math.log1p(measure / 24), 3);
            case WAITS -> Math.clamp(measure / 10, -2, 2);
            case STOPPED, BACK -> measure;
            case SILENT -> Math.min(measure, 6) / 6;
        };
    }
}
