package heartstring.kernels.shares;

/**
 * How much a figure is above another, and where the true difference lies with 95 %.
 *
 * @param chance how often chance alone brings a difference as large as this, 0 to 1
 */
public record Difference(Interval interval, double chance) {

    /** The usual bound. */
    public static final double BOUND = 0.05;

    /** Whether chance alone seldom brings a difference as large. */
    public boolean isMoreThanChance() {
        return chance < BOUND;
    }

    /** The same in other units, such as percent. */
    public Difference times(double factor) {
        return new Difference(interval.times(factor), chance);
    }
}
