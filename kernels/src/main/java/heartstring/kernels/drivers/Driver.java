package heartstring.kernels.drivers;

import heartstring.kernels.shares.Interval;

/**
 * What a factor accounts for.
 *
 * @param importance the part of the outcome's variation that falls to it, 0 to 1; those of all factors add up to what all explain
 * @param slope how much the outcome is higher where the factor is one unit higher and the others are the same; of yes and no in shares,
 *     0 to 1. Of a factor of several columns that of its own sum, which is 1
 * @param direction which way it goes
 * @param mean of the factor over the rows in which it is known
 * @param spread its standard deviation there
 * @param best where the best tenth of them begins: the tenth that goes with the better outcome
 * @param room how far the mean is from there, in standard deviations; 0 or more
 * @param gain how much more the outcome is, on the average of all rows, where those in which it is known are as the best tenth begins and all
 *     else is the same, in its own units; 0 or more
 * @param known in how many rows it is known
 */
public record Driver(
        String name,
        Interval importance,
        Interval slope,
        Direction direction,
        double mean,
        double spread,
        double best,
        double room,
        double gain,
        long known) {

    /** Which way it goes. */
    public enum Direction {
        /** More of it goes with a better outcome. */
        BETTER,
        /** More of it goes with a worse outcome. */
        WORSE,
        /** The interval holds both. */
        UNSURE,
        /** Several columns: some go with better, others with worse. */
        VARIES
    }
}
