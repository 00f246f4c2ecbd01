package heartstring.customer.duplicates;

import heartstring.customer.likeness.Evidence;
import heartstring.customer.likeness.Known;
import heartstring.customer.merges.Merges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two customers side by side.
 *
 * @param would what a merge would do; null when it cannot be done, or was
 */
public record PairView(
        Duplicate pair,
        List<Row> rows,
        Merges.Outcome.@Nullable Would would,
        @Nullable String fault) {

    /** What is declared of both, the latest of each property as JSON. */
    record Declared(Map<String, String> left, Map<String, String> right) {}

    /**
     * One line; an empty value is not known.
     *
     * @param property what can be chosen; empty where nothing can
     * @param rightHolds whether the right one's value would hold if nobody chose
     */
    public record Row(
            String label,
            String left,
            String right,
            String property,
            boolean rightHolds,
            @Nullable Evidence evidence) {

        /** Whether a value has to be chosen. */
        public boolean isChoice() {
            return !property.isEmpty();
        }
    }

    static PairView decided(Duplicate pair) {
        return new PairView(pair, List.of(), null, null);
    }

    static PairView refused(Duplicate pair, String reason) {
        return new PairView(pair, List.of(), null, reason);
    }

    static PairView of(Duplicate pair, Merges.Outcome.Would would, List<Known> known, Declared declared) {
        List<Row> rows = new ArrayList<>();
        List<@Nullable String> left = values(known, pair.left());
        List<@Nullable String> right = values(known, pair.right());
        for (int f = 0; f < Known.FIELDS.size(); f++) {
            String label = Known.FIELDS.get(f).name();
            Evidence evidence = pair.evidence().stream()
                    .filter(e -> e.field().equals(label))
                    .findFirst()
                    .orElse(null);
            if (left.get(f) != null || right.get(f) != null) {
                rows.add(new Row(label, text(left.get(f)), text(right.get(f)), "", false, evidence));
            }
        }
        Map<String, Boolean> leftHolds = new LinkedHashMap<>();
        for (Merges.Conflict conflict : would.conflicts()) {
            leftHolds.put(conflict.name(), conflict.survivorHolds() == (would.survivorId() == pair.left()));
        }
        for (String name : new TreeSet<>(leftHolds.keySet())) {
            rows.add(new Row(
                    name,
                    plain(declared.left().getOrDefault(name, "")),
                    plain(declared.right().getOrDefault(name, "")),
                    name,
                    !leftHolds.getOrDefault(name, true),
                    null));
        }
        return new PairView(pair, rows, would, null);
    }

    private static List<@Nullable String> values(List<Known> known, long customer) {
        return known.stream()
                .filter(k -> k.customerId() == customer)
                .map(Known::values)
                .findFirst()
                .orElseGet(() -> new ArrayList<>(java.util.Collections.nCopies(Known.FIELDS.size(), null)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String plain(String json) {
        if (json.isEmpty()) {
            return "";
        }
        JsonNode node = JsonMapper.shared().readTree(json);
        if (node.isObject()) {
            return node.properties().stream()
                    .map(p -> p.getValue().isValueNode()
                            ? p.getValue().asString()
                            : p.getValue().toString())
                    .filter(v -> !v.isBlank())
                    .collect(java.util.stream.Collectors.joining(", "));
        }
        return node.isValueNode() ? node.asString() : node.toString();
    }
}
