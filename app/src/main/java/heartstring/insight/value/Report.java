package heartstring.insight.value;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one study came to. Amounts are minor units of the currency; visits are visits.
 *
 * @param regulars customers with a habit
 * @param drifting regulars who are later than their habit explains
 * @param stakeMinor what they would bring in a year, times the chance that they are lost
 * @param valueMinor what all customers together will bring within a year; null where too little is known to say
 * @param lowMinor in one of ten cases it is less
 * @param highMinor in one of ten cases it is more
 * @param bestShare what the best tenth of customers brings of it: 0 to 1
 * @param otherOrders left out of amounts, for they are in another currency
 * @param futureOrders left out altogether
 * @param once customers who came once
 * @param trial how a forecast made in the past did; null where the past is too short
 * @param ahead the weeks to come; empty where too little is known
 */
public record Report(
        long run,
        Instant at,
        String currency,
        long customers,
        long once,
        long regulars,
        long drifting,
        long stakeMinor,
        @Nullable Long valueMinor,
        long lowMinor,
        long highMinor,
        double bestShare,
        long otherOrders,
        long futureOrders,
        List<Cell> cells,
        List<Bar> bars,
        @Nullable Tried trial,
        List<Step> ahead) {

    public Report {
        cells = List.copyOf(cells);
        bars = List.copyOf(bars);
        ahead = List.copyOf(ahead);
    }

    /** Customers of one score of how lately and one of how often, 1 to 5. */
    public record Cell(int lately, int often, long customers, long spentMinor, long valueMinor) {}

    /** Customers whose worth within a year lies from and below; the last has no end. */
    public record Bar(long fromMinor, @Nullable Long belowMinor, long customers, long valueMinor) {}

    /**
     * A week.
     *
     * @param actual null where it has not come yet
     */
    public record Step(
            double expected,
            double low,
            double high,
            @Nullable Double actual) {}

    /**
     * A forecast made in the past.
     *
     * @param way by which it was made, and by which it is made now
     * @param days how far it looked
     * @param customers on whom it was tried
     * @param error visits by which it was wrong for a customer, on average; {@code naive} is that of supposing the pace so far
     */
    public record Tried(
            String way,
            int days,
            int customers,
            Instant from,
            List<Step> weeks,
            Step sum,
            Step paid,
            double error,
            double naive) {
        public Tried {
            weeks = List.copyOf(weeks);
        }
    }
}
