package heartstring.decision.giftdesk;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.ui.components.Amounts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a programme as a form shows them.
 *
 * @param most what one gift may cost, in the currency's own units; empty for nothing typed
 */
public record ProgrammeForm(String name, String most, int every, long budget, int held, List<String> stores) {

    static final ProgrammeForm BLANK = new ProgrammeForm("", "", 30, 0, 10, List.of());

    public ProgrammeForm {
        stores = List.copyOf(stores);
    }

    static ProgrammeForm of(GiftProgramme p, int share) {
        return new ProgrammeForm(
                p.name(), major(p.mostCostMinor(), p.currency()), p.everyDays(), p.budgetId(), share, p.stores());
    }

    static ProgrammeForm of(GiftProgramme.Draft d) {
        return new ProgrammeForm(
                d.name(),
                major(d.mostCostMinor(), d.currency()),
                Math.max(0, d.everyDays()),
                d.budgetId(),
                Math.max(0, d.holdOutPercent()),
                d.stores());
    }

    /** In the currency's own units, with its digits; empty for nothing. */
    public static String major(long minor, String currency) {
        return minor < 1 ? "" : Amounts.typed(minor, currency);
    }

    /** In minor units; 0 where it makes no sense. */
    static long minor(@Nullable BigDecimal amount, String currency) {
        if (amount == null || amount.precision() > 20 || Math.abs(amount.scale()) > 20) {
            return 0;
        }
        BigDecimal minor =
                amount.movePointRight(GiftProgrammes.digits(currency)).stripTrailingZeros();
        return minor.scale() > 0
                        || minor.signum() <= 0
                        || minor.compareTo(BigDecimal.valueOf(GiftProgrammes.MOST_COST)) > 0
                ? 0
                : minor.longValueExact();
    }
}
