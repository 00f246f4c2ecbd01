package heartstring.loyalty.voucherdesk;

import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.vouchers.VoucherBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of vouchers; {@code said} answers a check of a code. */
public record VouchersView(
        List<Line> lines,
        List<Budget> budgets,
        List<Programme> programmes,
        String currency,
        @Nullable String fault,
        @Nullable String said) {

    /** One batch: how often it was used, its condition in words, and whether its codes can be fetched. */
    public record Line(VoucherBatch batch, long used, String condition, boolean fetchable) {}
}
