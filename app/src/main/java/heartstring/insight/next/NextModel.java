package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.kernels.nextbasket.Blend;
import heartstring.kernels.nextbasket.Past;
import heartstring.kernels.nextbasket.UpCf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was learnt of everybody.
 *
 * @param products which product each number is
 * @param numbers the other way round
 * @param places which of the others that are looked at one by one a customer is
 */
record NextModel(
        long run,
        Instant learntAt,
        int customers,
        long[] products,
        Map<Long, Integer> numbers,
        Blend blend,
        Map<Long, Integer> places) {

    static NextModel of(long run, Instant learntAt, int customers, long[] products, Blend blend) {
        Map<Long, Integer> numbers = HashMap.newHashMap(products.length);
        for (int n = 0; n < products.length; n++) {
            numbers.put(products[n], n);
        }
        return new NextModel(run, learntAt, customers, products, numbers, blend, Map.of());
    }

    /** The same with others to be looked at one by one; of each what they bought. */
    NextModel with(Map<Long, Bought> others) {
        List<Past> pasts = new ArrayList<>();
        Map<Long, Integer> at = new HashMap<>();
        others.forEach((customer, its) -> {
            Past past = its.past(product -> numbers.getOrDefault(product, -1)).latest(Lessons.LIKE_BASKETS);
            if (past.size() > 0) {
                at.put(customer, pasts.size());
                pasts.add(past);
            }
        });
        UpCf like = new UpCf(pasts, products.length, Lessons.LIKE);
        return new NextModel(
                run, learntAt, customers, products, numbers, blend.with(blend.parts().with(like)), Map.copyOf(at));
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
