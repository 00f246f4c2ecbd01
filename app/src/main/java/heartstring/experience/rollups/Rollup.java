package heartstring.experience.rollups;

import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a group of customers stood in a week: 50 is the middle of all customers.
 *
 * @param customers how many of them have an index, {@link #FEWEST} at least
 * @param polite how many of them say good things and are about to leave
 * @param gap said less shown, of those who say anything
 */
public record Rollup(
        LocalDate week, String key, String name, long customers, long polite, Sum index, Sum shown, Sum said, Sum gap) {

    /** Of fewer customers nothing is told. */
    public static final int FEWEST = 5;

    private static final double HIGHEST = 100;

    /** So many numbers, their sum and the sum of their squares. */
    public record Sum(long many, double sum, double squares) {

        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(double value) {
            return new Sum(many + 1, sum + value, squares + value * value);
        }

        /** Null where there are too few to tell. */
        @Nullable
        Interval mean(double lowest) {
            return many < FEWEST ? null : Shares.mean(many, sum, squares, lowest, HIGHEST);
        }
    }

    public @Nullable Interval indexMean() {
        return index.mean(0);
    }

    public @Nullable Interval shownMean() {
        return shown.mean(0);
    }

    public @Nullable Interval saidMean() {
        return said.mean(0);
    }

    public @Nullable Interval gapMean() {
        return gap.mean(-HIGHEST);
    }

    /** In percent. */
    public Interval politeShare() {
        return Shares.share(polite, customers).times(100);
    }
}
