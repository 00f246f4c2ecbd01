package heartstring.crm.quotes;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealLine;
import heartstring.crm.deals.Deals;
import heartstring.crm.notes.Attachments;
import heartstring.platform.settings.Settings;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes quotes of deals. */
@Component
public class Quotes {

    private static final int DAYS = 30;

    private final Deals deals;
    private final Attachments attachments;
    private final Settings settings;
    private final InstantSource time;

    Quotes(Deals deals, Attachments attachments, Settings settings, InstantSource time) {
        this.deals = deals;
        this.attachments = attachments;
        this.settings = settings;
        this.time = time;
    }

    /** The quote of a deal as it is now, as a PDF file; nothing when there is no such deal. */
    public Optional<byte[]> draw(long dealId) {
        return deals.find(dealId).map(deal -> QuotePdf.draw(quote(deal)));
    }

    /** Makes a quote and keeps it among the deal's files; why not, or null when it is there. */
    @Transactional
    public @Nullable String make(long dealId) {
        Optional<Deal> found = deals.find(dealId);
        if (found.isEmpty()) {
            return "There is no such deal.";
        }
        Deal deal = found.get();
        if (deal.amountMinor() == null) {
            return "Say what it costs first: list products, or type an amount.";
        }
        deals.note(deal, "Quote Made");
        return attachments.add(0, dealId, name(deal), QuotePdf.draw(quote(deal)));
    }

    /** What the file is called. */
    static String name(Deal deal) {
        return "quote-" + deal.id() + "-" + (deal.version() + 1) + ".pdf";
    }

    private Quote quote(Deal deal) {
        List<DealLine> lines = deals.lines(deal.id());
        long amount = deal.amountMinor() == null ? 0 : deal.amountMinor();
        List<DealLine> shown = lines.isEmpty()
                ? List.of(new DealLine(null, deal.title(), BigDecimal.ONE, amount, BigDecimal.ZERO))
                : lines;
        List<String> to = new ArrayList<>(List.of(deal.customerName()));
        if (deal.contactId() != 0) {
            to.add(deal.contactName());
        }
        LocalDate day = time.instant().atZone(settings.zone()).toLocalDate();
        return new Quote(
                deal.id() + "-" + (deal.version() + 1),
                day,
                day.plusDays(DAYS),
                settings.organisation().name(),
                to,
                deal.title(),
                deal.ownerName(),
                shown,
                shown.stream().mapToLong(DealLine::totalMinor).sum(),
                deal.currency());
    }
}
