package heartstring.desk.pieces;

import heartstring.customer.merges.Merges;
import heartstring.desk.customer.Portrait;
import heartstring.desk.search.Hit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two customers side by side.
 *
 * @param right null until it is chosen
 * @param would what a merge would do; null when it cannot be done
 */
public record MergeView(
        Portrait left,
        @Nullable Portrait right,
        Merges.Outcome.@Nullable Would would,
        String query,
        List<Hit> found,
        @Nullable String fault) {

    /** One property of both; a missing one is empty. */
    public record Row(String label, String left, String right) {

        public boolean differs() {
            return !left.isEmpty() && !right.isEmpty() && !left.equals(right);
        }
    }

    /** What is known of either, line by line. */
    public List<Row> rows() {
        Map<String, String> mine = values(left);
        Map<String, String> theirs = right == null ? Map.of() : values(right);
        Map<String, String> names = new LinkedHashMap<>(mine);
        names.putAll(theirs);
        return names.keySet().stream()
                .map(name -> new Row(name, mine.getOrDefault(name, ""), theirs.getOrDefault(name, "")))
                .toList();
    }

    private static Map<String, String> values(Portrait portrait) {
        Map<String, String> values = new LinkedHashMap<>();
        portrait.properties().forEach(property -> values.put(property.label(), property.text()));
        return values;
    }
}
