package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What belongs together in a file: one person's row, or all rows of one order; it is imported whole or not at all.
 *
 * @param events as the intake takes them; empty with a fault
 * @param text that the only event was read from, if nothing was added to it; null otherwise
 * @param values what the rows say who it is, by identifier target; the first of each
 * @param fault why it cannot be imported; null for a good one
 * @param faultLine the line that the fault lies in
 */
public record Shaped(
        List<Row> rows,
        List<ObjectNode> events,
        @Nullable String text,
        java.util.Map<String, String> values,
        Tally tally,
        @Nullable String fault,
        long faultLine) {

    static Shaped faulty(List<Row> rows, String fault, long line) {
        return new Shaped(rows, List.of(), null, java.util.Map.of(), new Tally(), fault, line);
    }
}
