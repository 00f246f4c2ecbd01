package heartstring.experience.scores;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups that scores are broken down by.
 *
 * @param name and {@code condition} what was typed
 */
public record GroupsView(
        List<Line> lines,
        boolean mayEdit,
        String name,
        String condition,
        @Nullable String fault) {

    /** A group with whom it holds, in a sentence. */
    public record Line(int id, String name, String sentence) {}
}
