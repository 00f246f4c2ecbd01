package heartstring.insight.basketdesk;

import java.time.Instant;
import java.util.List;

/** The newest receipts with two products. */
public record BehindView(long oneId, String one, String other, List<Receipt> receipts) {

    public BehindView {
        receipts = List.copyOf(receipts);
    }

    /**
     * A receipt.
     *
     * @param store empty where it is of none
     * @param customerId 0 where nobody is known
     * @param items how many articles it names
     */
    public record Receipt(Instant at, String store, long customerId, String customer, String items) {}
}
