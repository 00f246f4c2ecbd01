package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.kernels.nextbasket.Blend;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What was learnt of everybody.
 *
 * @param products which product each number is
 * @param numbers the other way round
 */
record NextModel(long run, Instant learntAt, int customers, long[] products, Map<Long, Integer> numbers, Blend blend) {

    static NextModel of(long run, Instant learntAt, int customers, long[] products, Blend blend) {
        Map<Long, Integer> numbers = HashMap.newHashMap(products.length);
        for (int n = 0; n < products.length; n++) {
            numbers.put(products[n], n);
        }
        return new NextModel(run, learntAt, customers, products, numbers, blend);
    }

    /** Numbers of products for one customer: what the model does not know stands behind all it knows. */
    Map<Long, Integer> numbersWith(Bought bought) {
        Map<Long, Integer> unknown = new HashMap<>();
        for (Bought.Item item : bought.items()) {
            if (!numbers.containsKey(item.product())) {
                unknown.put(item.product(), products.length + unknown.size());
            }
        }
        return unknown;
    }
}
