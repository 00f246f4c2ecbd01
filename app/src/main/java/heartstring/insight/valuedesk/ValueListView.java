package heartstring.insight.valuedesk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of customers by what they are worth.
 *
 * @param next the cursor of the next page, null at the end
 */
public record ValueListView(
        String title,
        boolean drifting,
        String query,
        List<LineView> lines,
        @Nullable String next) {

    public ValueListView {
        lines = List.copyOf(lines);
    }
}
