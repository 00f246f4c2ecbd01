package heartstring.crm.companies;

import heartstring.ui.components.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of companies. */
public record CompaniesView(
        String q,
        List<Line> lines,
        @Nullable String nextHref,
        boolean editable,
        @Nullable String fault) {

    /** A company as the list shows it. */
    public record Line(
            long id, String name, @Nullable String city, long people, long openDeals, long openMinor, String currency) {

        public String open() {
            return openDeals == 0 || currency.isEmpty() ? "" : Format.money(openMinor, currency);
        }
    }
}
