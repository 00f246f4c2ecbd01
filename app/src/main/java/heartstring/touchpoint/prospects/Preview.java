package heartstring.touchpoint.prospects;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.mappings.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first rows of a file as they would be imported.
 *
 * @param missing what the mapping lacks before it can be carried out, in plain sentences
 */
public record Preview(FileShape shape, Mapping mapping, List<Line> lines, List<String> notes, List<String> missing) {

    /** What would become of a person, an order or an event. */
    public enum Prospect {
        /** Nobody has any of its identifiers yet. */
        NEW,
        /** Somebody has one of them. */
        KNOWN,
        /** An earlier line of the file names the same person, whom nobody knew before. */
        AGAIN,
        /** It names nobody. */
        NOBODY,
        /** An earlier import brought it. */
        BEFORE,
        /** It cannot be imported. */
        LEFT_OUT
    }

    /**
     * One person, order or event.
     *
     * @param rows how many rows of the file it takes
     * @param events as the intake takes them; empty with a fault
     * @param fault why it cannot be imported; null for a good one
     */
    public record Line(
            Row row,
            int rows,
            List<ObjectNode> events,
            @Nullable String fault,
            Prospect prospect) {}
}
