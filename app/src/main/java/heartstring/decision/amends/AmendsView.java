package heartstring.decision.amends;

import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.ui.components.Amounts;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of what may be given as amends.
 *
 * @param batch for which something was typed that makes no sense, 0 for none
 */
public record AmendsView(
        List<Offers.Choice> choices,
        long batch,
        String typed,
        @Nullable String fault) {

    public AmendsView {
        choices = List.copyOf(choices);
    }

    /** What stands in the field of a batch. */
    public String cost(Offers.Choice choice) {
        return choice.batch().id() == batch
                ? typed
                : choice.costMinor() == 0
                        ? ""
                        : Amounts.typed(choice.costMinor(), choice.batch().currency());
    }

    /** What a voucher of it gives. */
    public String gives(VoucherBatch b) {
        return switch (b.gives()) {
            case PERCENT ->
                BigDecimal.valueOf(b.worth(), 2).stripTrailingZeros().toPlainString() + " % off";
            case AMOUNT -> Format.money(b.worth(), b.currency()) + " off";
            case PRODUCT -> b.product() + " free";
            case POINTS -> Format.number(b.worth()) + " points";
        };
    }
}
