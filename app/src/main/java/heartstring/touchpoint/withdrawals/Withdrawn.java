package heartstring.touchpoint.withdrawals;

import java.util.List;
import java.util.Set;

/**
 * A room above that keeps something of profiles beside what is derived, such as points, deals, tasks or wordings: it is asked before an
 * import is taken back, and told when it is. What is derived from touchpoints is told by {@link heartstring.touchpoint.belts.TouchpointConsumer#withdraw}.
 */
public interface Withdrawn {

    /**
     * Why these profiles cannot be emptied, in plain sentences for the person who asked, such as "12 of its people have
     * points."; empty when nothing later depends on them.
     */
    List<String> objections(Set<Long> profiles);

    /** An import that told of these profiles was taken back, in the transaction that did it. */
    default void takenBack(Set<Long> profiles) {}
}
