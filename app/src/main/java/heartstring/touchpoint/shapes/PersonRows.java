package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Each row is a person: what it declares becomes one {@code identify}. */
final class PersonRows implements ShapedRows {

    private final Rows rows;
    private final Binding binding;

    PersonRows(Rows rows, Binding binding) {
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
            return person(row);
        } catch (Binding.Fault fault) {
            return Shaped.faulty(List.of(row), String.valueOf(fault.getMessage()), row.line());
        }
    }

    private Shaped person(Row raw) {
        Row row = binding.whole(raw);
        ObjectNode event = Binding.JSON.createObjectNode().put("type", "identify");
        ObjectNode traits = event.putObject("traits");
        Map<String, String> values = new LinkedHashMap<>();
        if (!binding.identify(event, traits, row, values)) {
            throw new Binding.Fault(
                    "The row says nobody: it has no e-mail address, phone, card or user id.", row.line());
        }
        String timestamp = null;
        for (Binding.Column column : binding.columns()) {
            String value = binding.value(row, column);
            if (value == null) {
                continue;
            }
            if (column.target().startsWith("trait:")) {
                traits.set(column.target().substring(6), binding.json(value, column, row.line()));
            } else if (column.target().equals("time")) {
                timestamp = time(value, row.line());
            }
        }
        binding.mapping().defaults().forEach((target, value) -> {
            if (target.startsWith("trait:") && !traits.has(target.substring(6))) {
                traits.put(target.substring(6), value);
            }
        });
        Tally tally = new Tally();
        tally.person();
        return new Shaped(
                List.of(raw), List.of(binding.sealed(event, timestamp)), null, values, tally, null, raw.line());
    }

    private String time(String value, long line) {
        Instant at = binding.times().read(value);
        if (at == null) {
            throw new Binding.Fault("\"" + Binding.brief(value) + "\" is no time.", line);
        }
        return at.toString();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
