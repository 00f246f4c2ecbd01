package heartstring.touchpoint.uploads;

import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingRules;
import heartstring.touchpoint.prospects.Preview;
import heartstring.touchpoint.prospects.Preview.Prospect;
import heartstring.ui.components.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Puts the first rows of a file into the columns of a table. */
final class PreviewRules {

    private static final int LONGEST = 120;
    private static final int MOST_LINES = 6;

    private PreviewRules() {}

    static PreviewTable table(Preview preview) {
        List<Map<String, String>> rows = new ArrayList<>();
        Map<String, String> headings = new LinkedHashMap<>();
        if (preview.mapping().kind() == Mapping.Kind.PEOPLE) {
            people(preview).forEach(c -> headings.putIfAbsent(c.heading(), c.heading()));
        } else {
            List.of("Order", "What", "When", "Who", "Says", "Items", "Total").forEach(h -> headings.put(h, h));
        }
        for (Preview.Line line : preview.lines()) {
            rows.add(
                    switch (preview.mapping().kind()) {
                        case PEOPLE -> person(people(preview), line);
                        case ORDERS -> order(line);
                        case EVENTS, ANSWERS -> event(line);
                    });
        }
        // A column that no row fills says nothing.
        List<String> shown = headings.keySet().stream()
                .filter(h -> rows.stream().anyMatch(r -> !r.getOrDefault(h, "").isEmpty()))
                .toList();
        List<PreviewTable.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            Preview.Line line = preview.lines().get(i);
            lines.add(new PreviewTable.Line(
                    line.row().line(),
                    line.rows() - 1,
                    prospect(line.prospect(), preview.mapping().kind()),
                    tone(line.prospect()),
                    line.fault(),
                    shown.stream()
                            .map(h -> new PreviewTable.Cell(h, row.getOrDefault(h, "")))
                            .toList()));
        }
        return new PreviewTable(shown, lines);
    }

    static String prospect(Prospect prospect, Mapping.Kind kind) {
        boolean people = kind == Mapping.Kind.PEOPLE;
        return switch (prospect) {
            case NEW -> people ? "new customer" : "new, of a new customer";
            case KNOWN -> people ? "known customer, completed" : "new, of a known customer";
            case AGAIN -> people ? "same person as above" : "new, of the customer above";
            case NOBODY -> "new, of nobody";
            case BEFORE -> "imported before, nothing happens";
            case LEFT_OUT -> "left out";
        };
    }

    private static String tone(Prospect prospect) {
        return switch (prospect) {
            case NEW -> "badge-good";
            case KNOWN, AGAIN, NOBODY -> "badge-teal";
            case BEFORE -> "";
            case LEFT_OUT -> "badge-bad";
        };
    }

    /** A column of the file that is used, or one that a second file adds, where {@code index} is -1. */
    private record Column(int index, String target, String heading) {}

    private static List<Column> people(Preview preview) {
        List<Column> columns = new ArrayList<>();
        List<String> targets =
                MappingRules.targets(preview.mapping(), preview.shape().columns());
        for (int i = 0; i < targets.size(); i++) {
            String target = targets.get(i);
            int index = i < preview.shape().columns().size() ? i : -1;
            if (!target.equals("skip")) {
                String heading = TargetChoices.heading(Mapping.Kind.PEOPLE, target);
                boolean again = columns.stream().anyMatch(c -> c.heading().equals(heading));
                String own = again && index >= 0 ? preview.shape().columns().get(index) : heading;
                columns.add(new Column(index, target, own));
            }
        }
        return columns;
    }

    private static Map<String, String> person(List<Column> columns, Preview.Line line) {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode event = line.events().isEmpty() ? null : line.events().getFirst();
        for (Column column : columns) {
            String raw =
                    column.index() < 0 ? "" : line.row().cell(column.index()).strip();
            String text = event == null ? raw : value(event, column.target(), raw);
            values.putIfAbsent(column.heading(), Format.shortened(text, LONGEST));
        }
        return values;
    }

    private static String value(JsonNode event, String target, String raw) {
        if (target.equals("time")) {
            return moment(event.path("timestamp"));
        }
        if (target.startsWith("trait:")) {
            return plain(event.path("traits").path(target.substring("trait:".length())));
        }
        return raw.isEmpty() ? plain(event.path("traits").path(target)) : raw;
    }

    private static Map<String, String> order(Preview.Line line) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode event : line.events()) {
            values.putIfAbsent("Who", who(event));
            JsonNode properties = event.path("properties");
            if (event.path("event").asString("").isEmpty()) {
                continue;
            }
            boolean back = event.path("event").asString("").equals("Order Refunded");
            values.put("Order", plain(properties.path("order_id")));
            values.merge("What", back ? "return" : "sale", (a, b) -> a + " and " + b);
            values.put("When", moment(event.path("timestamp")));
            values.merge("Items", items(properties.path("products")), (a, b) -> a + "; back: " + b);
            String total = plain(properties.path("total")) + " " + plain(properties.path("currency"));
            values.merge("Total", (back ? "−" : "") + total, (a, b) -> a + ", " + b);
        }
        return values;
    }

    private static String items(JsonNode products) {
        List<String> items = new ArrayList<>();
        for (JsonNode product : products) {
            String name = plain(product.path("name"));
            String number = plain(product.path("product_id"));
            String what = name.isEmpty() ? number.isEmpty() ? "an item" : number : name;
            items.add(plain(product.path("quantity")) + " × " + what);
        }
        int more = items.size() - MOST_LINES;
        String text = String.join(", ", items.subList(0, Math.min(items.size(), MOST_LINES)));
        return more > 0 ? text + " and " + more + " more" : text;
    }

    private static Map<String, String> event(Preview.Line line) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode event : line.events()) {
            String name = plain(event.path("event"));
            values.put("What", name.isEmpty() ? plain(event.path("type")) : name);
            values.put("When", moment(event.path("timestamp")));
            values.put("Who", who(event));
            JsonNode properties = event.path("properties");
            values.put("Says", said(properties.isEmpty() ? event.path("traits") : properties));
        }
        return values;
    }

    /** The strongest of what names somebody. */
    private static String who(JsonNode event) {
        JsonNode traits = event.path("traits").isEmpty() ? event.path("context").path("traits") : event.path("traits");
        for (JsonNode node : List.of(
                traits.path("name"),
                traits.path("email"),
                event.path("userId"),
                traits.path("phone"),
                traits.path("loyalty_card"),
                event.path("anonymousId"))) {
            String text = plain(node);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String said(JsonNode object) {
        String text = Stream.concat(object.properties().stream(), object.path("answers").properties().stream())
                .filter(e -> !e.getValue().isContainer())
                .limit(MOST_LINES)
                .map(e -> e.getKey().replace('_', ' ') + ": " + plain(e.getValue()))
                .collect(Collectors.joining(", "));
        return Format.shortened(text, LONGEST);
    }

    private static String moment(JsonNode node) {
        String text = plain(node);
        try {
            return text.isEmpty() ? "" : Format.exact(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String plain(JsonNode node) {
        if (node.isMissingNode() || node.isNull() || node.isContainer()) {
            return "";
        }
        return node.isBoolean() ? node.asBoolean() ? "yes" : "no" : node.asString();
    }
}
