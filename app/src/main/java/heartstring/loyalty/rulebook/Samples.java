package heartstring.loyalty.rulebook;

import heartstring.loyalty.drafting.SampleReceipt;
import heartstring.loyalty.drafting.SampleReceipts;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rulebook.RulesView.Sample;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the rules make of sample receipts. Nothing is written. */
@Component
class Samples {

    private final EarnPreview preview;
    private final SampleReceipts receipts;

    Samples(EarnPreview preview, SampleReceipts receipts) {
        this.preview = preview;
        this.receipts = receipts;
    }

    /** A receipt of some products of the shop, bought now by somebody unknown. */
    Sample first(Programme programme) {
        return asked(programme, receipts.first(programme.currency()));
    }

    /** The receipt that a form sent. */
    Sample sent(Programme programme, Map<String, String> form) {
        return asked(programme, receipts.sent(form, programme.currency()));
    }

    private Sample asked(Programme programme, SampleReceipt receipt) {
        SampleReceipt.Read read = receipt.read();
        if (read == null) {
            return new Sample(receipt, 0, List.of(), programme, SampleReceipt.FAULT);
        }
        try {
            List<EarnPreview.RuleTold> told = preview.explained(
                    programme,
                    new EarnPreview.Receipt(
                            read.lines().stream()
                                    .map(l -> new EarnPreview.Item(l.product(), l.pieces(), l.unitMinor()))
                                    .toList(),
                            null,
                            read.at(),
                            read.store(),
                            read.channel(),
                            read.coupon(),
                            read.customerId()));
            long points = told.stream().mapToLong(EarnPreview.RuleTold::points).sum();
            return new Sample(receipt, points, told, programme, null);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Sample(receipt, 0, List.of(), programme, SampleReceipt.FAULT);
        }
    }
}
