package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Each row is a person: what it declares becomes one {@code identify}. */
final class PersonRows extends SingleRows {

    private final Binding binding;

    PersonRows(Rows rows, Binding binding) {
        super(rows);
        this.binding = binding;
    }

    @Override
    Shaped shape(Row raw) {
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
                timestamp = time(binding, value, row.line()).toString();
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
}
