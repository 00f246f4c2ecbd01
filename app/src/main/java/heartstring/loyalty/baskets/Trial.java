package heartstring.loyalty.baskets;

import heartstring.loyalty.drafting.SampleReceipt;
import heartstring.loyalty.promotions.Priced;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a draft of a promotion or voucher would make of a sample receipt.
 *
 * @param quote null before a draft was tried, or when something makes no sense
 * @param ref of the draft among the promotions of the quote
 * @param said what the whole comes to, empty before anything was tried
 * @param fault what makes no sense, null for nothing
 */
public record Trial(
        SampleReceipt receipt,
        String currency,
        @Nullable Quote quote,
        String ref,
        String said,
        @Nullable String fault) {

    /** What the draft does on this line, in minor units and with the reason. */
    public Optional<Priced.Cut> cut(Priced.Line line) {
        return line.cuts().stream().filter(c -> c.promotion().equals(ref)).findFirst();
    }
}
