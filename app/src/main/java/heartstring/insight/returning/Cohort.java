package heartstring.insight.returning;

import java.time.LocalDate;
import java.util.List;

/**
 * The customers who first bought in a month, month by month: the first of {@code months} is that month itself.
 *
 * @param customers how many there are
 */
public record Cohort(LocalDate month, int customers, List<Month> months) {

    public Cohort {
        months = List.copyOf(months);
    }

    /**
     * A month of theirs.
     *
     * @param customers how many of them bought in it
     * @param keptMinor what was kept of it
     */
    public record Month(int customers, long orders, long keptMinor) {
        static final Month NOBODY = new Month(0, 0, 0);
    }

    /** The share that bought so many months later: 0 to 1. */
    double share(int month) {
        return customers == 0 ? 0 : (double) months.get(month).customers() / customers;
    }
}
