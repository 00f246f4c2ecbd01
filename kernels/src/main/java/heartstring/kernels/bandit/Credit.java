package heartstring.kernels.bandit;

/**
 * What came of an act that was drawn again and again, each time by another chance: each counts by one over its chance.
 *
 * @param weight of all outcomes, {@code won} of those that went well, {@code squares} the sum of the squares of the weights
 * @param outcomes how many
 */
public record Credit(double weight, double won, double squares, long outcomes) {

    public static final Credit NONE = new Credit(0, 0, 0, 0);

    /** No outcome weighs more than twenty: what was drawn by a smaller chance than that tells too much of itself. */
    public static final double MOST_WEIGHT = 20;

    /** One more, of an act that was drawn by that chance, above 0 to 1. */
    public Credit plus(double propensity, boolean well) {
        double its = Math.min(MOST_WEIGHT, 1 / propensity);
        return new Credit(weight + its, won + (well ? its : 0), squares + its * its, outcomes + 1);
    }

    /** The share that went well, 0 to 1; 0 for no outcomes. */
    public double rate() {
        return weight > 0 ? won / weight : 0;
    }

    /** As many outcomes of equal weight would tell as much. */
    public double size() {
        return squares > 0 ? weight * weight / squares : 0;
    }

    /** An arm believed after this, on top of a prior. */
    public double wins(double prior) {
        return prior + rate() * size();
    }

    /** The other side of it. */
    public double losses(double prior) {
        return prior + (1 - rate()) * size();
    }
}
