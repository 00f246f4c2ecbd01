package heartstring.desk.people;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A view of the list: search, filters, order, group and columns. It is read from an address and written back to one, so the address
 * holds the whole view; what cannot be read is left out.
 */
public record PeopleQuery(Map<String, String> values) {

    /** The columns that can be chosen, with their headings. */
    public static final Map<String, String> COLUMNS = columnsByName();

    /** Before the key of a field of the house, as a filter, an order or a column. */
    public static final String FIELD = "f.";

    /** Before the key of a computed property, as a column. */
    public static final String COMPUTED = "c.";

    private static final Pattern COMPUTED_COLUMN = Pattern.compile("c\\.[a-z][a-z0-9-]{0,39}");
    private static final Pattern GROUP_NUMBERS = Pattern.compile("\\d{1,9}(,\\d{1,9}){0,11}");
    private static final Pattern FIELD_FILTER = Pattern.compile("f\\.[A-Za-z][A-Za-z0-9_]{0,59}(\\.(from|to|is))?");
    private static final Pattern FIELD_ORDER = Pattern.compile("f\\.[A-Za-z][A-Za-z0-9_]{0,59}(\\.down)?");
    private static final int MOST_FIELDS = 12;
    private static final int MOST_COLUMNS = 20;
    private static final String STANDARD = "email,phone,city,seen,spent";
    private static final List<String> NAMES = List.of(
            "q",
            "kind",
            "owner",
            "in",
            "out",
            "channel",
            "source",
            "city",
            "country",
            "email",
            "phone",
            "seenFrom",
            "seenTo",
            "firstFrom",
            "firstTo",
            "spentMin",
            "spentMax",
            "sort",
            "group",
            "columns");
    private static final Set<String> DATES = Set.of("seenFrom", "seenTo", "firstFrom", "firstTo");
    private static final Set<String> AMOUNTS = Set.of("spentMin", "spentMax");
    private static final Set<String> GROUPS = Set.of("kind", "city", "country");
    private static final Pattern FIELD_GROUP = Pattern.compile("f\\.[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Set<String> SORTS = Set.of("name", "seen", "spent", "first");

    /** Reads the parameters of an address; the columns may come as several. */
    public static PeopleQuery of(MultiValueMap<String, String> parameters) {
        Map<String, String> single = new LinkedHashMap<>(parameters.toSingleValueMap());
        single.computeIfPresent("columns", (name, first) -> {
            String all = String.join(",", parameters.getOrDefault(name, List.of()));
            return all.equals(STANDARD) ? "" : all;
        });
        return of(single);
    }

    /** Reads the parameters of an address. */
    public static PeopleQuery of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = parameters.getOrDefault(name, "").strip();
            int most = name.equals("columns") ? 1_000 : 200;
            if (!value.isEmpty() && value.length() <= most && readable(name, value)) {
                values.put(name, value);
            }
        }
        parameters.entrySet().stream()
                .filter(p -> FIELD_FILTER.matcher(p.getKey()).matches())
                .filter(p -> !p.getValue().isBlank() && p.getValue().length() <= 200)
                .filter(p -> !p.getKey().endsWith(".is")
                        || p.getValue().equals("known")
                        || p.getValue().equals("unknown"))
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_FIELDS)
                .forEach(p -> values.put(p.getKey(), p.getValue().strip()));
        return new PeopleQuery(values);
    }

    private static boolean readable(String name, String value) {
        if (DATES.contains(name)) {
            return date(value) != null;
        }
        if (AMOUNTS.contains(name)) {
            return value.matches("\\d{1,12}([.,]\\d{1,3})?");
        }
        return switch (name) {
            case "kind" -> value.equals("person") || value.equals("company");
            case "email", "phone" -> value.equals("yes") || value.equals("no");
            case "sort" -> SORTS.contains(value) || FIELD_ORDER.matcher(value).matches();
            case "group" -> GROUPS.contains(value) || FIELD_GROUP.matcher(value).matches();
            case "source" -> value.matches("\\d{1,9}");
            case "in", "out" -> GROUP_NUMBERS.matcher(value).matches();
            case "owner" -> value.matches("me|nobody|\\d{1,18}");
            default -> true;
        };
    }

    /** The value of a parameter, empty when it is not set. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The numbers of a parameter, none when it is not set. */
    List<Integer> numbers(String name) {
        return has(name)
                ? Arrays.stream(get(name).split(",", -1)).map(Integer::valueOf).toList()
                : List.of();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The order: the one asked for; else the best match for a search, the last seen for everything. */
    public String sort() {
        return has("sort") ? get("sort") : has("q") ? "name" : "seen";
    }

    /** The columns beside the name, in their order. */
    public List<String> columns() {
        String wanted = has("columns") ? get("columns") : STANDARD;
        List<String> shown = new ArrayList<>();
        Arrays.stream(wanted.split(",", MOST_COLUMNS))
                .filter(name -> COLUMNS.containsKey(name)
                        || FIELD_ORDER.matcher(name).matches()
                        || COMPUTED_COLUMN.matcher(name).matches())
                .distinct()
                .forEach(shown::add);
        return shown;
    }

    @Nullable
    LocalDate day(String name) {
        return has(name) ? date(get(name)) : null;
    }

    /** An amount in minor units of a currency with so many digits, null when it is not set. */
    @Nullable
    Long amountMinor(String name, int digits) {
        return has(name)
                ? (Long) new BigDecimal(get(name).replace(',', '.'))
                        .movePointRight(digits)
                        .longValue()
                : null;
    }

    /** Whether filters or the order speak of fields of the house. */
    boolean asksFields() {
        return sort().startsWith(FIELD)
                || get("group").startsWith(FIELD)
                || values.keySet().stream().anyMatch(name -> name.startsWith(FIELD));
    }

    /** How many filters hold; search, order, group and columns not counted. */
    public long filters() {
        return values.keySet().stream().filter(name -> !isShape(name)).count();
    }

    /** Whether this is how a view is shown, and not whom it leaves out; what is searched for counts as that. */
    public static boolean isShape(String name) {
        return Set.of("q", "sort", "group", "columns").contains(name);
    }

    /** The same view as a query string, without the question mark. */
    public String text() {
        return query(values);
    }

    /** The address of the same view with one thing changed; an empty value takes it away. */
    public String href(String name, String value) {
        return href(Map.of(name, value));
    }

    /** The address of the same view with some things changed; empty values take away. */
    public String href(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.putAll(changes);
        changed.values().removeIf(String::isEmpty);
        return "/customers" + (changed.isEmpty() ? "" : "?" + query(changed));
    }

    /** The address of the rows after this cursor. */
    public String after(String cursor) {
        return href("", "") + (values.isEmpty() ? "?" : "&") + "cursor=" + cursor;
    }

    private static String query(Map<String, String> values) {
        UriComponentsBuilder b = UriComponentsBuilder.newInstance();
        values.keySet().forEach(name -> b.queryParam(name, "{" + name + "}"));
        String text = b.encode().buildAndExpand(values).toUriString();
        return text.startsWith("?") ? text.substring(1) : text;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, String> columnsByName() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("email", "E-mail");
        columns.put("phone", "Phone");
        columns.put("city", "City");
        columns.put("country", "Country");
        columns.put("language", "Language");
        columns.put("seen", "Last seen");
        columns.put("first", "First seen");
        columns.put("spent", "Spent");
        columns.put("orders", "Orders");
        columns.put("touchpoints", "Touchpoints");
        columns.put("pieces", "Pieces");
        columns.put("owner", "Belongs to");
        return columns;
    }

    static String columnNames() {
        return COLUMNS.keySet().stream().collect(Collectors.joining(","));
    }
}
