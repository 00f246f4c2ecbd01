package heartstring.loyalty.overview;

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
 * @param liability what the outstanding points may cost, null while nothing was spent yet
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
        @Nullable Liability liability,
        Chart flow,
        boolean hasFlow,
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
     * @param perPointMinor what a spent point cost so far, in minor units
     * @param breakage the share of points that ended unspent, 0 to 1
     */
    public record Liability(long costMinor, double perPointMinor, double breakage) {}

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
