package heartstring.crm.dealdesk;

import heartstring.crm.deals.Deal;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Stage;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The board.
 *
 * @param colleagues by number, to choose from
 * @param editable whether whoever looks may move and add
 */
public record BoardView(
        DealFilter filter,
        List<Pipeline> pipelines,
        Pipeline pipeline,
        List<Column> columns,
        List<Total> open,
        List<Total> won,
        Map<Long, String> colleagues,
        List<String> lostReasons,
        String currency,
        boolean editable,
        Instant now) {

    /** Money of one currency over so many deals. */
    public record Total(long deals, long amountMinor, long weightedMinor, String currency) {

        public String amount() {
            return Format.money(amountMinor, currency);
        }

        public String weighted() {
            return Format.money(weightedMinor, currency);
        }
    }

    /** A stage with its first cards; {@code nextHref} leads to further ones. */
    public record Column(
            Stage stage,
            long deals,
            List<Total> sums,
            List<Deal> cards,
            @Nullable String nextHref) {

        /** What the column comes to, in words. */
        public String sum() {
            return sums.stream()
                    .filter(total -> total.amountMinor() > 0)
                    .map(Total::amount)
                    .collect(Collectors.joining(" · "));
        }
    }

    /** Further cards of a column. */
    public record Cards(List<Deal> deals, @Nullable String nextHref, Instant now, boolean editable) {}

    /** How many open deals the board holds. */
    public long deals() {
        return open.stream().mapToLong(Total::deals).sum();
    }

    public String hrefOf(Pipeline other) {
        return "/crm/deals?" + new DealFilter(other.id(), filter.owner(), filter.q(), "open", "changed").text();
    }

    public String hereHref() {
        return "/crm/deals?" + filter.text();
    }

    public String listHref() {
        return "/crm/deals/list?" + filter.text();
    }

    /** A short word for the day on which a deal should close. */
    public static String due(LocalDate day, Instant now) {
        return Format.day(day.atStartOfDay(Format.zone()).toInstant());
    }

    /** Whether the day on which an open deal should have closed is over. */
    public static boolean isLate(Deal deal, Instant now) {
        LocalDate day = deal.expectedOn();
        return deal.isOpen()
                && day != null
                && day.isBefore(now.atZone(Format.zone()).toLocalDate());
    }

    /** Whole days in a stage as a short word. */
    public static String age(Deal deal, Instant now) {
        long days = deal.daysInStage(now);
        return days == 0 ? "today" : days == 1 ? "1 day" : days + " days";
    }

    /** The word of a stylesheet for how long a deal has rested. */
    public static String rest(Deal deal, Instant now) {
        return switch (deal.rest(now)) {
            case FRESH -> "fresh";
            case AGEING -> "ageing";
            case ROTTEN -> "rotten";
        };
    }
}
