package heartstring.loyalty.earning;

import heartstring.loyalty.members.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which orders are judged together. */
final class RoundRules {

    private RoundRules() {}

    /**
     * Where an order may change what the next is worth, each round has one order of a customer at most, in the order of time; else
     * all are one round.
     */
    static List<List<OrderAtHand>> rounds(
            List<OrderAtHand> orders, Map<Long, List<Member>> memberships, boolean oneByOne) {
        if (!oneByOne) {
            return List.of(orders);
        }
        List<List<OrderAtHand>> rounds = new ArrayList<>();
        Map<Long, Integer> had = new HashMap<>();
        for (OrderAtHand order : orders.stream()
                .sorted(Comparator.comparing(OrderAtHand::at).thenComparingLong(OrderAtHand::bookId))
                .toList()) {
            List<Member> mine = memberships.getOrDefault(order.profileId(), List.of());
            long whose = mine.isEmpty() ? -order.profileId() : mine.getFirst().customerId();
            int round = had.merge(whose, 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(order);
        }
        return rounds;
    }
}
