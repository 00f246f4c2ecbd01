package heartstring.kernels.worth;

import java.util.List;

/**
 * How good a forecast made in the past would have been, on the house's own customers: learnt from what had happened until a day, compared
 * with what happened after it.
 *
 * @param way which of the ways of foreseeing did best and is used
 * @param days how far ahead
 * @param customers how many it was tried on, all of whom had come by that day
 * @param weeks whole weeks, one after the other
 * @param sum visits in all of them
 * @param paid what they brought, in minor units
 * @param error visits by which a customer's forecast was wrong, on average
 * @param naive the same for whoever supposes that each goes on at the pace so far
 */
public record Trial(
        String way, int days, int customers, List<Step> weeks, Step sum, Step paid, double error, double naive) {

    public Trial {
        weeks = List.copyOf(weeks);
    }

    /** What was foreseen, where it should lie in 95 of 100 cases, and what came. */
    public record Step(double expected, double low, double high, double actual) {}

    /** Of the sum, by how much it was wrong: 0.1 is a tenth too much or too little. */
    public double miss() {
        return sum.expected() <= 0 ? 1 : Math.abs(sum.actual() / sum.expected() - 1);
    }
}
