package heartstring.kernels.effects;

import heartstring.kernels.shares.Difference;

/**
 * What somebody who got it has more than somebody held out, on the average.
 *
 * @param difference with its interval of 95 % and its chance, for one look
 * @param given how many got it
 * @param held how many were held out
 * @param givenMean the mean of those who got it, as it was seen
 * @param heldMean the mean of those held out, as it was seen
 * @param error the standard error of the difference; above 0
 * @param saved the share of the variance that what was before took away, 0 to 1
 */
public record Effect(
        Difference difference, long given, long held, double givenMean, double heldMean, double error, double saved) {

    public double value() {
        return difference.interval().value();
    }

    /** As many pairs of one who got it and one held out would know as much, by half. */
    public double effective() {
        return (double) given * held / (given + held);
    }
}
