package heartstring.crm.quotes;

import heartstring.crm.deals.DealLine;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands on a quote.
 *
 * @param to name and whatever else is known of where it goes, line by line
 */
public record Quote(
        String number,
        LocalDate day,
        LocalDate until,
        String from,
        List<String> to,
        String title,
        String by,
        List<DealLine> lines,
        long totalMinor,
        String currency) {

    public Quote {
        to = List.copyOf(to);
        lines = List.copyOf(lines);
    }
}
