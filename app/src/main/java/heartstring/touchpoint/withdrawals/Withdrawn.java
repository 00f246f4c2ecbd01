package heartstring.touchpoint.withdrawals;

import java.util.List;
import java.util.Set;

/**
 * A room above that keeps what people made for profiles, such as points, deals or tasks, and is asked before an import is taken
 * back. What is derived from touchpoints is told by {@link heartstring.touchpoint.belts.TouchpointConsumer#withdraw}.
 */
public interface Withdrawn {

    /**
     * Why these profiles cannot be emptied, in plain sentences for the person who asked, such as "12 of its people have
     * points."; empty when nothing later depends on them.
     */
    List<String> objections(Set<Long> profiles);
}
