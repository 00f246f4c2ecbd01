package heartstring.decision.workflows;

import heartstring.story.computed.Definition.Where;
import java.util.List;

/**
 * An event of which something may hold.
 *
 * @param event its name, such as {@code Order Completed}
 * @param channel empty for every one
 * @param where what must hold of its properties; at most 5
 */
public record Happening(String event, String channel, List<Where> where) {

    /** The most comparisons. */
    public static final int MOST_WHERE = 5;

    public Happening {
        where = List.copyOf(where);
    }

    /** An event whatever its properties say. */
    public static Happening of(String event) {
        return new Happening(event, "", List.of());
    }
}
