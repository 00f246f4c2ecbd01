package heartstring.insight.basketdesk;

import heartstring.insight.baskets.TieRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one product has to do with others.
 *
 * @param receipts on which it was counted, of {@code allReceipts}
 */
public record ProductView(
        String name,
        String key,
        String category,
        long receipts,
        long allReceipts,
        @Nullable Instant workedOutAt,
        List<TieRow> complements,
        List<TieRow> substitutes) {

    public ProductView {
        complements = List.copyOf(complements);
        substitutes = List.copyOf(substitutes);
    }
}
