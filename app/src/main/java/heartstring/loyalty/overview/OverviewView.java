package heartstring.loyalty.overview;

import heartstring.loyalty.breakage.Estimate;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.ui.charts.Chart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One programme on its page.
 *
 * @param others all programmes, to choose from
 * @param unit what it counts, such as Points
 * @param liability what the outstanding points may cost
 * @param survival what is not redeemed by age, null while too little is known
 * @param visits what rewards cost for each visit, null without any
 * @param differences places in which the ledger's caches differ from its transfers: an alarm
 * @param editable whether whoever looks may change something
 * @param fault what was wrong with a form, null for nothing
 */
public record OverviewView(
        Programme programme,
        List<Programme> others,
        String unit,
        long members,
        long available,
        long pending,
        long owed,
        Liability liability,
        Chart flow,
        boolean hasFlow,
        @Nullable Chart survival,
        @Nullable Chart visits,
        List<Expiring> expiring,
        List<Rule> rules,
        List<Offer> offers,
        List<Line> newest,
        long differences,
        boolean editable,
        @Nullable String fault) {

    /**
     * An estimate with what it is made of.
     *
     * @param outstanding points that can be spent, now or later
     * @param priced whether any were spent on rewards whose cost is known
     * @param worthMinor what they cost if all of them are spent
     * @param perPointMinor what a spent point cost so far, in minor units
     * @param breakage what is expected never to be redeemed, null before it was worked out
     */
    public record Liability(
            long outstanding,
            boolean priced,
            long worthMinor,
            double perPointMinor,
            @Nullable Estimate breakage) {

        /** What they are expected to cost; all of it while too little is known. */
        public long costMinor() {
            return breakage == null || !breakage.known() ? worthMinor : of(1 - breakage.share());
        }

        /** The least and the most they are expected to cost. */
        public long leastMinor() {
            return breakage == null ? worthMinor : of(1 - breakage.high());
        }

        public long mostMinor() {
            return breakage == null ? worthMinor : of(1 - breakage.low());
        }

        private long of(double share) {
            return Math.round(worthMinor * share);
        }
    }

    /** What is lost at the end of a month if it is not spent; {@code width} is its bar, 0 to 100. */
    public record Expiring(String month, long amount, String width) {}

    /** A rule in one sentence. */
    public record Rule(
            long id,
            String name,
            String sentence,
            Instant from,
            @Nullable Instant until) {}

    /** A reward and how often it was taken. */
    public record Offer(Reward reward, long taken) {}

    /** A newest movement in plain words. */
    public record Line(long customerId, String name, String text, Instant at) {}
}
