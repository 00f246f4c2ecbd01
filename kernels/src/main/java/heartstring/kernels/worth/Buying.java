package heartstring.kernels.worth;

/**
 * How a house's customers buy until they stop for good, fitted to their past. Times have the unit of the histories. What comes out is
 * always a number, never NaN, and 0 or more.
 */
public sealed interface Buying permits BgNbd, ParetoNbd {

    /** With fewer customers who bought again, nothing is fitted. */
    int LEAST_REPEATERS = 20;

    /** Natural logarithm of the likelihood of the histories, with the constants that the papers keep. */
    double logLikelihood();

    /** The parameters, in the order of the paper. */
    double[] parameters();

    /**
     * How likely a customer still is one: 0 to 1.
     *
     * @param again purchases after the first
     * @param last from the first to the last purchase
     * @param age from the first purchase to now
     */
    double alive(int again, double last, double age);

    /** How many purchases to expect in the time ahead of a customer who has not stopped yet. */
    double ifAlive(int again, double age, double ahead);

    /** How likely a customer who has bought so often stops before buying again, as it stood just after the last purchase: 0 to 1. */
    double stops(int again, double last);

    /** A number of purchases in the time ahead of one who has not stopped yet, drawn from all that is likely. */
    int draw(int again, double age, double ahead, Dice dice);

    /** Somewhat other parameters, as uncertain as they are; the same for the same state of the dice. */
    Buying nearby(Dice dice);

    /** How many purchases to expect in the time ahead. */
    default double expected(int again, double last, double age, double ahead) {
        return alive(again, last, age) * ifAlive(again, age, ahead);
    }

    /** How many purchases to expect of a new customer in the time after the first. */
    default double fresh(double ahead) {
        return ifAlive(0, 0, ahead);
    }

    /**
     * The purchases still to come, each worth the less the later it comes; up to the end of the horizon.
     *
     * @param discount of one unit of time, such as 0.002 for a week
     * @param horizon how far is looked; parts of a unit are left out
     */
    default double residual(int again, double last, double age, double discount, int horizon) {
        double sum = 0;
        double before = 0;
        for (int i = 1; i <= horizon; i++) {
            double until = ifAlive(again, age, i);
            sum += (until - before) * Math.pow(1 + discount, 0.5 - i);
            before = until;
        }
        return Math.max(0, alive(again, last, age) * sum);
    }
}
