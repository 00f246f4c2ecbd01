package heartstring.decision.gifts;

import heartstring.decision.giftprogrammes.GiftProgramme;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for a customer and a basket.
 *
 * @param state none, held_out, reserved, given, voided, expired or taken_back
 * @param why why there is no gift; null where there is one, or was
 * @param product what is given, or would have been for one who goes without; null for nothing
 * @param until how long it is set aside
 * @param propensity how likely this gift was among the candidates; 0 for none
 */
public record Decision(
        long id,
        long profileId,
        long customerId,
        String customerName,
        GiftProgramme programme,
        String store,
        Instant at,
        String state,
        @Nullable Why why,
        @Nullable String product,
        long costMinor,
        @Nullable Instant until,
        long seed,
        double propensity,
        Weighed weighed) {

    public boolean isReserved() {
        return state.equals("reserved");
    }

    public boolean isGiven() {
        return state.equals("given");
    }

    /** The candidate that was chosen. */
    public Optional<Weighed.Option> option() {
        return weighed.options().stream()
                .filter(o -> o.product().equals(product))
                .findFirst();
    }

    /** What the cashier does, or why there is nothing to do. */
    public String forCashier() {
        return isReserved() || isGiven()
                ? option().map(GiftRules::forCashier).orElse("")
                : switch (state) {
                    case "held_out" -> Why.HELD_OUT.words();
                    case "voided" -> "Not today.";
                    case "taken_back" -> "It was taken back with its sale.";
                    case "expired" -> "It was set aside for half an hour, and nobody gave it.";
                    default -> why == null ? "" : why.words();
                };
    }

    /** What the customer is told; empty where nothing is given. */
    public String forCustomer() {
        return isReserved() || isGiven() ? option().map(GiftRules::forCustomer).orElse("") : "";
    }
}
