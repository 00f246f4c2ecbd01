package heartstring.desk.peopledesk;

import heartstring.desk.people.People;
import heartstring.desk.people.PeopleQuery;
import heartstring.desk.people.Person;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import heartstring.platform.fields.Subject;
import heartstring.platform.inputs.FieldValue;
import heartstring.platform.views.SavedView;
import heartstring.story.computed.Computed;
import heartstring.story.computed.ComputedProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list with everything around it. */
public record PeopleView(
        PeopleQuery query,
        Rows rows,
        People.Groups groups,
        List<SavedView> views,
        List<String> channels,
        List<Choice> sources,
        List<Field> fields,
        List<ComputedProperty> computed,
        List<Choice> named,
        List<Choice> deeds,
        boolean mayExport,
        @Nullable String fault) {

    /** One choice of a filter. */
    public record Choice(String value, String label) {}

    /**
     * A column of the table.
     *
     * @param name as it stands in an address
     * @param order the order that its heading stands for; empty when the list cannot be ordered by it
     * @param fields the fields of the house of that key, empty for what everybody has
     * @param typed whether it can be typed in place
     */
    public record Column(String name, String label, String order, boolean number, List<Field> fields, boolean typed) {

        /** The field that a customer of that kind has in this column; null when it has none. */
        @Nullable
        Field field(String kind) {
            return fields.stream()
                    .filter(f -> f.subject().word().equals(kind))
                    .findFirst()
                    .orElse(null);
        }

        /** The property that stands in it. */
        public String property() {
            return fields.isEmpty() ? name : fields.getFirst().key();
        }
    }

    /** Rows of the table; {@code nextHref} leads to further ones, null when these are the last. */
    public record Rows(
            List<Person> people,
            List<Column> columns,
            People.Held held,
            String currency,
            boolean picks,
            @Nullable String nextHref) {

        /** The same table with these rows alone. */
        public Rows only(List<Person> some) {
            return new Rows(some, columns, held, currency, picks, null);
        }

        /** One cell. */
        public Cell cell(Person person, Column column) {
            if (column.fields().isEmpty()) {
                return new Cell(
                        person.customerId(),
                        column.property(),
                        column.label(),
                        column.name().startsWith(PeopleQuery.COMPUTED)
                                ? held.computed(person.customerId(), column.name())
                                        .map(Computed.Value::words)
                                        .orElse("")
                                : person.cell(column.name(), currency),
                        null,
                        column.number(),
                        picks && column.typed());
            }
            Field field = column.field(person.kind());
            String json =
                    held.values().getOrDefault(person.customerId(), Map.of()).getOrDefault(column.property(), "null");
            return new Cell(
                    person.customerId(),
                    column.property(),
                    column.label(),
                    "",
                    field == null ? null : FieldValue.of(field, json, held.names()),
                    column.number(),
                    picks && field != null && column.typed());
        }
    }

    /**
     * A cell of the table.
     *
     * @param value of a field of the house, null for everything else
     * @param typed whether it can be typed in place
     */
    public record Cell(
            long customerId,
            String property,
            String label,
            String text,
            @Nullable FieldValue value,
            boolean number,
            boolean typed) {

        /** Where it is typed. */
        public String href() {
            return "/customers/" + customerId + "/cells?name=" + property;
        }
    }

    /** How many people a view holds. */
    public record Count(int people, int most) {}

    /** All columns that can be chosen, with their headings. */
    public Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>(PeopleQuery.COLUMNS);
        fields.forEach(field -> columns.putIfAbsent(PeopleQuery.FIELD + field.key(), field.label()));
        computed.forEach(c -> columns.put(PeopleQuery.COMPUTED + c.key(), c.name()));
        return columns;
    }

    /** What a view can be grouped by. */
    public Map<String, String> groupings() {
        Map<String, String> groupings = new LinkedHashMap<>();
        groupings.put("kind", "Kind");
        groupings.put("city", "City");
        groupings.put("country", "Country");
        fields.stream()
                .filter(People::isGrouping)
                .forEach(field -> groupings.putIfAbsent(PeopleQuery.FIELD + field.key(), field.label()));
        return groupings;
    }

    /** What a group is called. */
    public String label(People.Group group) {
        String by = query.get("group");
        if (group.key().isEmpty()) {
            return "Not known";
        }
        if (by.equals("kind")) {
            return group.key().equals("company") ? "Companies" : "People";
        }
        return fields.stream()
                .filter(f -> by.equals(PeopleQuery.FIELD + f.key()))
                .map(f -> f.kind() == Kind.RATING ? stars(group.key()) : f.choiceLabel(group.key()))
                .findFirst()
                .orElse(group.key());
    }

    private static String stars(String number) {
        return number.equals("1") ? "1 star" : number + " stars";
    }

    /** The address of a group alone; null where no filter says so. */
    public @Nullable String href(People.Group group) {
        String by = query.get("group");
        if (!group.key().isEmpty()) {
            return query.href(Map.of("group", "", by, group.key()));
        }
        return by.startsWith(PeopleQuery.FIELD) ? query.href(Map.of("group", "", by + ".is", "unknown")) : null;
    }

    /** The fields of the house to filter by, one for each key. */
    public List<Field> filterable() {
        List<Field> fitting = new ArrayList<>();
        for (Field field : fields) {
            boolean fits = !query.has("kind") || field.subject().word().equals(query.get("kind"));
            if (fits
                    && field.kind() != Kind.RELATION
                    && fitting.stream().noneMatch(f -> f.key().equals(field.key()))) {
                fitting.add(field);
            }
        }
        return fitting;
    }

    /** A filter that holds, in words. */
    public String chip(String name, String value) {
        if (name.equals("in") || name.equals("out")) {
            return (name.equals("in") ? "In " : "Not in ")
                    + Arrays.stream(value.split(",", -1)).map(this::named).collect(Collectors.joining(" and "));
        }
        if (name.equals("owner")) {
            return "Belongs to " + (value.matches("\\d+") ? "colleague " + value : value);
        }
        if (!name.startsWith(PeopleQuery.FIELD)) {
            return heartstring.desk.customer.Words.property(name) + ": " + value;
        }
        String[] parts = name.split("\\.");
        Field field = fields.stream()
                .filter(f -> f.key().equals(parts[1]))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return parts[1] + ": not there any more";
        }
        return field.label()
                + switch (parts.length > 2 ? parts[2] : "") {
                    case "from" -> " from " + value;
                    case "to" -> " to " + value;
                    case "is" -> value.equals("known") ? " is there" : " is empty";
                    default -> ": " + field.choiceLabel(value);
                };
    }

    private String named(String group) {
        return named.stream()
                .filter(g -> g.value().equals(group))
                .map(g -> "“" + g.label() + "”")
                .findFirst()
                .orElse("a group that is gone");
    }

    /** What is listed, as a heading. */
    public String title() {
        return switch (query.get("kind")) {
            case "person" -> "People";
            case "company" -> "Companies";
            default -> "Customers";
        };
    }

    /** Whether whoever looks sees only those who have a value, because of the order. */
    public boolean isOrderedByField() {
        return query.sort().startsWith(PeopleQuery.FIELD)
                && rows.columns().stream()
                        .anyMatch(c -> isOrder(c.order()) || c.name().equals(orderKey()));
    }

    private String orderKey() {
        String sort = query.sort();
        return sort.endsWith(".down") ? sort.substring(0, sort.length() - 5) : sort;
    }

    /** The address behind a heading: numbers begin with the greatest, and turn round when they do already. */
    public String orderHref(Column column) {
        boolean turned = column.order().endsWith(".down") && query.sort().equals(column.order());
        return query.href(
                "sort", turned ? column.order().substring(0, column.order().length() - 5) : column.order());
    }

    /** Whether the list is in the order of this heading, either way round. */
    public boolean isOrder(String order) {
        return !order.isEmpty() && (query.sort().equals(order) || order.equals(query.sort() + ".down"));
    }

    /** Which way round the list stands. */
    public String direction(String order) {
        boolean text = order.startsWith(PeopleQuery.FIELD) && !order.endsWith(".down");
        return query.sort().equals(order) && !text ? "descending" : "ascending";
    }

    /** Whether a kept view is the one that is open. */
    public boolean isOpen(SavedView view) {
        return view.query().equals(query.text());
    }

    public boolean isOpenPlain() {
        return query.values().isEmpty();
    }

    /** Whether the list holds companies alone. */
    public boolean isCompanies() {
        return query.get("kind").equals(Subject.COMPANY.word());
    }
}
