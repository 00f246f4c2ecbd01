package heartstring.touchpoint.shapes;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.mappings.MappingRules;
import heartstring.touchpoint.values.TimeRules;
import heartstring.touchpoint.values.ValueRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A mapping bound to one file: knows where each value stands and how it is read. */
public final class Binding {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final int SAMPLE = 500;
    private static final Set<String> NOBODY =
            Set.of("-", "n/a", "na", "null", "none", "nan", "undefined", "unknown", "0", "#n/a");

    private final Mapping mapping;
    private final FileShape shape;
    private final Ground ground;
    private final List<Lookup> lookups = new ArrayList<>();
    private final List<Integer> lookupKeys = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final TimeRules times;
    private final TimeRules dates;
    private final char decimal;

    /** A used column. */
    record Column(int index, String heading, String target, List<String> clean) {}

    private Binding(Mapping mapping, FileShape shape, Map<String, Lookup> joined, Ground ground) throws IOException {
        this.mapping = mapping;
        this.shape = shape;
        this.ground = ground;
        List<String> headings = new ArrayList<>(shape.columns());
        for (Mapping.Join join : mapping.joins()) {
            headings.addAll(join.columns().keySet());
            lookups.add(Objects.requireNonNullElse(joined.get(join.name()), Lookup.empty(join)));
            lookupKeys.add(shape.columns().indexOf(join.on()));
        }
        List<String> targets = MappingRules.targets(mapping, shape.columns());
        for (int i = 0; i < targets.size(); i++) {
            if (!targets.get(i).equals("skip")) {
                columns.add(new Column(
                        i, headings.get(i), targets.get(i), mapping.clean().getOrDefault(headings.get(i), List.of())));
            }
        }
        List<Row> sample = shape.first(SAMPLE);
        String stated = mapping.zone();
        ZoneId zone = stated == null ? ground.zone() : ZoneId.of(stated);
        this.times = TimeRules.of(mapping.timePattern(), samples(sample, "time"), zone, ground.region());
        this.dates = TimeRules.of(null, cleaned(sample, "date"), zone, ground.region());
        Character mark = mapping.decimal();
        this.decimal = mark != null ? mark : ValueRules.decimalMark(numberSamples(sample));
    }

    /**
     * Binds a mapping to a file.
     *
     * @param joined the second files that the mapping names; those that are missing count as empty
     * @throws BadMapping when the file lacks what the mapping needs
     */
    public static Binding of(Mapping mapping, FileShape shape, Map<String, Lookup> joined, Ground ground)
            throws IOException {
        List<String> missing = MappingRules.missing(mapping, shape.columns());
        if (!missing.isEmpty()) {
            throw new BadMapping(String.join(" ", missing));
        }
        return new Binding(mapping, shape, joined, ground);
    }

    /** What the person should know about how values are read. */
    public List<String> notes() {
        return Stream.of(times.note(), dates.note())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    /** The file as people, orders or events. */
    public ShapedRows shaped(Path workFolder) throws IOException {
        return switch (mapping.kind()) {
            case PEOPLE -> new PersonRows(shape.rows(), this);
            case ORDERS -> new OrderRows(shape, this, workFolder);
            case EVENTS -> new EventRows(shape.rows(), this);
            case ANSWERS -> new AnswerRows(shape.rows(), this);
        };
    }

    Mapping mapping() {
        return mapping;
    }

    Ground ground() {
        return ground;
    }

    TimeRules times() {
        return times;
    }

    List<Column> columns() {
        return columns;
    }

    /** The row with what second files add to it. */
    Row whole(Row row) {
        if (lookups.isEmpty()) {
            return row;
        }
        List<String> cells = new ArrayList<>(row.cells());
        for (int i = 0; i < lookups.size(); i++) {
            cells.addAll(lookups.get(i).of(row.cell(lookupKeys.get(i))));
        }
        return new Row(row.line(), cells, row.fault());
    }

    @Nullable
    String value(Row row, Column column) {
        return ValueRules.clean(row.cell(column.index()), column.clean(), mapping.empty());
    }

    /** The first value with this target, or its default. */
    @Nullable
    String value(Row row, String target) {
        for (Column column : columns) {
            if (column.target().equals(target)) {
                String value = value(row, column);
                if (value != null) {
                    return value;
                }
            }
        }
        return mapping.defaults().get(target);
    }

    /** A number; null when the cell is empty, a {@link Fault} when it is none. */
    @Nullable
    BigDecimal number(Row row, String target) {
        String text = value(row, target);
        if (text == null) {
            return null;
        }
        BigDecimal number = ValueRules.number(text, decimal);
        if (number == null) {
            throw new Fault("\"" + brief(text) + "\" is no number (" + target + ").", row.line());
        }
        return number;
    }

    /** The value as JSON: a text, or what its cleanings and the field of the house make of it. */
    JsonNode json(String value, Column column, long line) {
        return ground.fields().fit(column.target(), told(value, column, line), why -> new Fault(why, line));
    }

    private JsonNode told(String value, Column column, long line) {
        if (column.clean().contains("number")) {
            BigDecimal number = ValueRules.number(value, decimal);
            if (number == null) {
                throw new Fault("\"" + brief(value) + "\" is no number (" + column.heading() + ").", line);
            }
            return JSON.getNodeFactory().numberNode(number);
        }
        if (column.clean().contains("boolean")) {
            Boolean yes = ValueRules.yesOrNo(value);
            if (yes == null) {
                throw new Fault("\"" + brief(value) + "\" is neither yes nor no (" + column.heading() + ").", line);
            }
            return JSON.getNodeFactory().booleanNode(yes);
        }
        if (column.clean().contains("date")) {
            String date = dates.date(value);
            if (date == null) {
                throw new Fault("\"" + brief(value) + "\" is no date (" + column.heading() + ").", line);
            }
            return JSON.getNodeFactory().stringNode(date);
        }
        return JSON.getNodeFactory().stringNode(value);
    }

    /** Why a row cannot be imported. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;
        final long line;

        Fault(String message, long line) {
            super(message, null, false, false);
            this.line = line;
        }
    }

    /**
     * Writes who it is into an event: user and anonymous id at the top, the others as given.
     *
     * @param person the object that the first e-mail address, phone and card go into
     * @return whether anybody is named
     */
    boolean identify(ObjectNode event, ObjectNode person, Row row, Map<String, String> values) {
        boolean named = false;
        Fault doubt = null;
        for (Column column : columns) {
            String target = column.target();
            String value = MappingRules.isIdentifier(target) ? value(row, column) : null;
            if (value == null || NOBODY.contains(value.toLowerCase(Locale.ROOT))) {
                continue;
            }
            String kind = target.startsWith("id:") ? target.substring(3) : target;
            String normalKind = kind.equals(Identifier.USER) ? Identifier.userKind(mapping.userIdNamespace()) : kind;
            Identifier found = IdentifierRules.normalise(normalKind, value, ground.region());
            if (found == null) {
                Fault fault = new Fault(
                        "\"" + brief(value) + "\" cannot be used as " + kind.replace('_', ' ') + ".", row.line());
                if (!kind.equals(Identifier.PHONE)) {
                    throw fault;
                }
                doubt = fault;
                person.put("phone", value);
                continue;
            }
            named = true;
            boolean first = values.putIfAbsent(target, found.value()) == null;
            place(event, person, kind, value, first);
        }
        if (!named && doubt != null) {
            throw doubt;
        }
        return named;
    }

    private static void place(ObjectNode event, ObjectNode person, String kind, String value, boolean first) {
        if (first && kind.equals(Identifier.USER)) {
            event.put("userId", value);
        } else if (first && kind.equals(Identifier.ANONYMOUS)) {
            event.put("anonymousId", value);
        } else if (first && (kind.equals("email") || kind.equals("phone") || kind.equals("loyalty_card"))) {
            person.put(kind, value);
        } else {
            ObjectNode context = event.withObject("/context");
            ArrayNode ids = context.withArray("externalIds");
            ids.addObject().put("type", kind).put("id", value);
        }
    }

    /** Gives the event an id that follows from its source and content, so that it is imported once. */
    ObjectNode sealed(ObjectNode event, @Nullable String timestamp) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((mapping.source() + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(event.toString().getBytes(StandardCharsets.UTF_8));
            event.put("messageId", "import-" + HexFormat.of().formatHex(hash, 0, 16));
            if (timestamp != null) {
                event.put("timestamp", timestamp);
            }
            return event;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The raw cells that say who it is. */
    List<String> shownBy(Row row) {
        List<String> cells = new ArrayList<>(2);
        for (Column column : columns) {
            if (MappingRules.isIdentifier(column.target())) {
                cells.add(row.cell(column.index()));
            }
        }
        return cells;
    }

    static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }

    private List<String> samples(List<Row> rows, String target) {
        return rows.stream()
                .filter(r -> r.fault() == null)
                .map(this::whole)
                .map(r -> value(r, target))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private List<String> cleaned(List<Row> rows, String cleaning) {
        return columns.stream()
                .filter(c -> c.clean().contains(cleaning))
                .flatMap(c -> rows.stream().map(this::whole).map(r -> value(r, c)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private List<String> numberSamples(List<Row> rows) {
        List<String> list = new ArrayList<>(samples(rows, "price"));
        list.addAll(samples(rows, "line_total"));
        list.addAll(samples(rows, "quantity"));
        list.addAll(cleaned(rows, "number"));
        return list;
    }
}
