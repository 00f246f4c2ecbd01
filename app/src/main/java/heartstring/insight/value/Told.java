package heartstring.insight.value;

import heartstring.kernels.worth.Visits;
import java.util.HashMap;
import java.util.Map;

/** Purchases as they are read, one customer after the other; those told to be in the future are counted and left out. */
final class Told {

    private final double now;
    private final Visits visits = new Visits();
    private final Map<Long, Integer> others = new HashMap<>();
    private Map<Long, Double> first = Map.of();
    private long customer = -1;
    private long future;
    private long early;

    /** @param now in days since 1970 */
    Told(double now) {
        this.now = now;
    }

    /** Of some customers, what was before that day does not count. */
    void only(Map<Long, Double> firstDay) {
        first = firstDay;
    }

    /** In the order of customers, and of time for each. */
    void purchase(long whose, double day, long keptMinor, boolean inCurrency) {
        if (day > now) {
            future++;
            return;
        }
        if (!first.isEmpty() && day < first.getOrDefault(whose, day)) {
            early++;
            return;
        }
        if (whose != customer) {
            visits.customer(whose);
            customer = whose;
        }
        visits.purchase(day, inCurrency ? keptMinor : 0);
        if (!inCurrency) {
            others.merge(whose, 1, Integer::sum);
        }
    }

    Visits visits() {
        return visits;
    }

    /** How many of a customer's purchases are in another currency. */
    int others(long whose) {
        return others.getOrDefault(whose, 0);
    }

    /** The same of all. */
    long others() {
        return others.values().stream().mapToLong(Integer::longValue).sum();
    }

    long future() {
        return future;
    }

    /** How many were left out for coming before the newest that count of one customer. */
    long early() {
        return early;
    }
}
