package heartstring.touchpoint.shapes;

import heartstring.touchpoint.events.BodyText;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each line is an event as Segment clients send it; one without a message id gets one that follows from its content. */
final class EventRows implements ShapedRows {

    private final Rows rows;
    private final Binding binding;

    EventRows(Rows rows, Binding binding) {
        this.rows = rows;
        this.binding = binding;
    }

    @Override
    public @Nullable Shaped next() throws IOException {
        Row row = rows.next();
        if (row == null) {
            return null;
        }
        if (row.fault() != null) {
            return Shaped.faulty(List.of(row), row.fault(), row.line());
        }
        try {
            JsonNode node = Binding.JSON.readTree(row.cell(0));
            if (!(node instanceof ObjectNode event)) {
                return Shaped.faulty(List.of(row), "An event must be a JSON object.", row.line());
            }
            String text = event.hasNonNull("messageId") ? row.cell(0) : null;
            if (text == null) {
                binding.sealed(event, null);
            }
            return new Shaped(List.of(row), List.of(event), text, Map.of(), new Tally(), null, row.line());
        } catch (JacksonException e) {
            return Shaped.faulty(List.of(row), "The line is not valid JSON: " + BodyText.fault(e), row.line());
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
