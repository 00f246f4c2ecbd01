package heartstring.touchpoint.withdrawals;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.List;
import java.util.Set;

/**
 * A room above that keeps something of touchpoints or profiles, and is asked and told when an import is taken back. Called in
 * the transaction that takes it back, while all belts stand still.
 */
public interface Withdrawn {

    /**
     * Why these profiles cannot be emptied, in plain sentences for the person who asked, such as "12 of its people have points";
     * empty when nothing later depends on them.
     */
    default List<String> objections(Set<Long> profiles) {
        return List.of();
    }

    /**
     * Forgets what was derived from these touchpoints, at most 1,024 a call; they are still there, without their bodies, and
     * are deleted afterwards. What an earlier touchpoint had said about the same order or cart should hold again.
     */
    void withdraw(List<TouchpointConsumer.Row> touchpoints);
}
