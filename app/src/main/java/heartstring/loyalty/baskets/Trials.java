package heartstring.loyalty.baskets;

import heartstring.loyalty.drafting.SampleReceipt;
import heartstring.loyalty.drafting.SampleReceipts;
import heartstring.loyalty.promotions.Basket;
import heartstring.loyalty.promotions.Offer;
import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.vouchers.Shopper;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.Vouchers;
import heartstring.story.terms.Occasion;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries drafts of promotions and vouchers on sample receipts, beside all that holds. Nothing is written. */
@Component
public class Trials {

    private final SampleReceipts receipts;
    private final Quotes quotes;
    private final Vouchers vouchers;

    Trials(SampleReceipts receipts, Quotes quotes, Vouchers vouchers) {
        this.receipts = receipts;
        this.quotes = quotes;
        this.vouchers = vouchers;
    }

    /** A receipt on which nothing was tried yet. */
    public Trial first(String currency) {
        return new Trial(receipts.first(currency), currency, null, "", "", null);
    }

    /** A draft that makes no sense, and why. */
    public Trial fault(SampleReceipt receipt, String currency, String fault) {
        return new Trial(receipt, currency, null, "", "", fault);
    }

    /** What this promotion would make of the receipt. */
    public Trial of(SampleReceipt receipt, String currency, Offer draft) {
        return tried(
                receipt, currency, "promotion:0", read -> quotes.with(wish(read, currency), read.at(), draft), null);
    }

    /** What a code of this batch would make of the receipt. */
    public Trial of(SampleReceipt receipt, String currency, VoucherBatch draft) {
        return tried(
                receipt,
                currency,
                "voucher:0",
                read -> quotes.with(wish(read, currency), read.at(), draft),
                draft.gives() == VoucherBatch.Gives.POINTS ? draft : null);
    }

    private Trial tried(
            SampleReceipt receipt,
            String currency,
            String ref,
            Function<SampleReceipt.Read, Quote> asked,
            @Nullable VoucherBatch points) {
        SampleReceipt.Read read = receipt.read();
        if (read == null) {
            return fault(receipt, currency, SampleReceipt.FAULT);
        }
        try {
            Quote quote = asked.apply(read);
            String said = points == null ? said(quote.priced(), ref, currency) : said(points, read, currency, quote);
            return new Trial(receipt, currency, quote, ref, said, null);
        } catch (ArithmeticException e) {
            return fault(receipt, currency, SampleReceipt.FAULT);
        }
    }

    private static String said(Priced priced, String ref, String currency) {
        return priced.promotions().stream()
                .filter(t -> t.promotion().equals(ref))
                .findFirst()
                .map(t -> t.applied() ? "It takes off " + Format.money(t.discountMinor(), currency) + "." : t.reason())
                .orElse("");
    }

    private String said(VoucherBatch draft, SampleReceipt.Read read, String currency, Quote quote) {
        Occasion occasion = new Occasion(
                read.at(),
                "Order Completed",
                read.channel(),
                read.store(),
                quote.priced().worthMinor(),
                currency,
                read.coupon(),
                List.of());
        String not = vouchers.supposed(draft, new Shopper(read.customerId(), read.profileId(), occasion));
        return not == null ? "It gives " + Format.number(draft.worth()) + " points." : not;
    }

    private static Quote.Wish wish(SampleReceipt.Read read, String currency) {
        String coupon = read.coupon();
        return new Quote.Wish(
                new Basket(
                        read.lines().stream()
                                .map(l -> new Basket.Line(l.product(), null, l.pieces(), l.unitMinor()))
                                .toList(),
                        0),
                currency,
                read.store(),
                read.channel(),
                read.customerId(),
                read.profileId(),
                coupon == null ? List.of() : List.of(coupon));
    }
}
