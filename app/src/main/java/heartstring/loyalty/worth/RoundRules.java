package heartstring.loyalty.worth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Says which orders are judged together. */
public final class RoundRules {

    private RoundRules() {}

    /**
     * Where an order may change what the next is worth, each round has one order of a customer at most, in the order of time; else
     * all are one round.
     *
     * @param whose the customer of an order, or something below 0 that is like nobody else's
     */
    public static <T> List<List<T>> rounds(
            List<T> orders, Comparator<T> inTime, ToLongFunction<T> whose, boolean oneByOne) {
        if (!oneByOne) {
            return List.of(orders);
        }
        List<List<T>> rounds = new ArrayList<>();
        Map<Long, Integer> had = new HashMap<>();
        for (T order : orders.stream().sorted(inTime).toList()) {
            int round = had.merge(whose.applyAsLong(order), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(order);
        }
        return rounds;
    }
}
