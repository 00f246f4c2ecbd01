package heartstring.decision.giftprogrammes;

import java.util.List;

/**
 * What tills may give away.
 *
 * @param mostCostMinor the most that one gift costs us
 * @param everyDays a customer gets one gift in so many days; 0 for no such limit
 * @param stores keys of stores; none for all
 */
public record GiftProgramme(
        long id,
        String name,
        boolean running,
        String currency,
        long mostCostMinor,
        int everyDays,
        long budgetId,
        List<String> stores,
        List<Item> items) {

    public GiftProgramme {
        stores = List.copyOf(stores);
        items = List.copyOf(items);
    }

    /**
     * What may be given.
     *
     * @param counted whether its pieces are counted, by the ledger
     */
    public record Item(long id, String product, long costMinor, boolean counted) {}

    /**
     * What a manager sets.
     *
     * @param holdOutPercent of 100 customers so many go without, so that it can be seen what gifts do; kept among hold-outs alone
     */
    public record Draft(
            String name,
            String currency,
            long mostCostMinor,
            int everyDays,
            long budgetId,
            int holdOutPercent,
            List<String> stores) {

        public Draft {
            stores = List.copyOf(stores);
        }
    }

    /** Its name among hold-outs. */
    public String trial() {
        return trial(id);
    }

    static String trial(long id) {
        return "gift:" + id;
    }

    /** Whether it speaks in that store; empty for no store in particular. */
    public boolean speaksIn(String store) {
        return running && (stores.isEmpty() || stores.contains(store));
    }
}
