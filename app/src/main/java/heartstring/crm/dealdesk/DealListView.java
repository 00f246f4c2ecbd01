package heartstring.crm.dealdesk;

import heartstring.crm.deals.Deal;
import heartstring.crm.pipelines.Pipeline;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of deals with its filter, and what they are expected to bring. */
public record DealListView(
        DealFilter filter,
        Rows rows,
        List<Pipeline> pipelines,
        Map<Long, String> colleagues,
        List<Forecast> forecast,
        boolean editable) {

    /** Rows of the table; {@code nextHref} leads to further ones. */
    public record Rows(List<Deal> deals, @Nullable String nextHref, Instant now) {}

    /** What the open deals of one month are expected to bring; an empty month for those without a day. */
    public record Forecast(String month, long deals, long amountMinor, long weightedMinor, String currency) {

        public String label() {
            return month.isEmpty()
                    ? "No day yet"
                    : YearMonth.parse(month).format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
        }

        public String amount() {
            return Format.money(amountMinor, currency);
        }

        public String weighted() {
            return Format.money(weightedMinor, currency);
        }
    }

    public String sortHref(String sort) {
        return "/crm/deals/list?" + filter.sortedBy(sort).text();
    }

    public String boardHref() {
        return "/crm/deals?" + new DealFilter(filter.pipeline(), filter.owner(), filter.q(), "open", "changed").text();
    }
}
