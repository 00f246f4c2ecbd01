package heartstring.crm.dealviews;

import heartstring.platform.fields.FieldRules;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A view of deals: search, filters, order, group and columns. It is read from an address and written back to one, so the address
 * holds the whole view; what cannot be read is left out.
 */
public record DealQuery(Map<String, String> values) {

    /** Before the key of a field of the house, as a filter, an order, a group or a column. */
    public static final String FIELD = "f.";

    /** The columns that can be chosen, with their headings. */
    static final Map<String, String> COLUMNS = columnsByName();

    static final String PATH = "/crm/deals/list";
    private static final String STANDARD = "stage,amount,likely,expected,owner,changed";
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_FIELDS = 12;
    private static final Pattern FIELD_FILTER = Pattern.compile("f\\.[A-Za-z][A-Za-z0-9_]{0,59}(\\.(from|to|is))?");
    private static final Pattern FIELD_NAME = Pattern.compile("f\\.[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern FIELD_ORDER = Pattern.compile("f\\.[A-Za-z][A-Za-z0-9_]{0,59}(\\.down)?");
    private static final List<String> NAMES = List.of(
            "q",
            "pipeline",
            "stage",
            "owner",
            "state",
            "expectedFrom",
            "expectedTo",
            "amountFrom",
            "amountTo",
            "rotten",
            "sort",
            "group",
            "columns");
    private static final Set<String> SHAPES = Set.of("q", "sort", "group", "columns");
    private static final Set<String> SORTS = Set.of("changed", "expected", "amount", "title");
    private static final Set<String> GROUPS = Set.of("stage", "owner", "month", "state");

    /** Reads the parameters of an address; the columns may come as several. */
    public static DealQuery of(MultiValueMap<String, String> parameters) {
        Map<String, String> single = new LinkedHashMap<>(parameters.toSingleValueMap());
        single.computeIfPresent("columns", (name, first) -> {
            String all = String.join(",", parameters.getOrDefault(name, List.of()));
            return all.equals(STANDARD) ? "" : all;
        });
        return of(single);
    }

    /** Reads the parameters of an address. */
    public static DealQuery of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = parameters.getOrDefault(name, "").strip();
            int most = name.equals("columns") ? 1_000 : 100;
            if (name.equals("q") && value.length() > most) {
                value = value.substring(0, most);
            }
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
        return new DealQuery(values);
    }

    private static boolean readable(String name, String value) {
        return switch (name) {
            case "pipeline", "stage" -> value.matches("[1-9]\\d{0,8}");
            case "owner" -> value.matches("-1|me|[1-9]\\d{0,17}");
            case "state" -> Set.of("won", "lost", "all").contains(value);
            case "expectedFrom", "expectedTo" -> FieldRules.date(value).isPresent();
            case "amountFrom", "amountTo" -> value.matches("\\d{1,12}([.,]\\d{1,3})?");
            case "rotten" -> value.equals("yes");
            case "sort" ->
                (SORTS.contains(value) && !value.equals("changed"))
                        || FIELD_ORDER.matcher(value).matches();
            case "group" -> GROUPS.contains(value) || FIELD_NAME.matcher(value).matches();
            default -> true;
        };
    }

    /** The value of a parameter, empty when it is not set. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Open deals unless the view says otherwise. */
    public String state() {
        return has("state") ? get("state") : "open";
    }

    /** Those changed last first, unless the view says otherwise. */
    public String sort() {
        return has("sort") ? get("sort") : "changed";
    }

    /** The columns beside the name, in their order. */
    public List<String> columns() {
        String wanted = has("columns") ? get("columns") : STANDARD;
        List<String> shown = new ArrayList<>();
        Arrays.stream(wanted.split(",", MOST_COLUMNS))
                .filter(name ->
                        COLUMNS.containsKey(name) || FIELD_NAME.matcher(name).matches())
                .distinct()
                .forEach(shown::add);
        return shown;
    }

    /** How many filters hold; search, order, group and columns not counted. */
    public long filters() {
        return values.keySet().stream().filter(name -> !SHAPES.contains(name)).count();
    }

    /** The filters that hold. */
    public List<Map.Entry<String, String>> chips() {
        return values.entrySet().stream()
                .filter(e -> !SHAPES.contains(e.getKey()))
                .toList();
    }

    /** The same view as a query string, without the question mark. */
    public String text() {
        return query(values);
    }

    /** The address of the same view with one thing changed; an empty value takes it away. */
    public String href(String name, String value) {
        return with(Map.of(name, value)).href();
    }

    /** The address of this view. */
    public String href() {
        return PATH + (values.isEmpty() ? "" : "?" + text());
    }

    /** The same view with these changed; empty values take away. */
    public DealQuery with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        changed.remove("");
        return new DealQuery(changed);
    }

    /** The address of the rows after this cursor. */
    String after(String cursor) {
        return href() + (values.isEmpty() ? "?" : "&") + "after=" + cursor;
    }

    private static String query(Map<String, String> values) {
        UriComponentsBuilder b = UriComponentsBuilder.newInstance();
        values.keySet().forEach(name -> b.queryParam(name, "{" + name + "}"));
        String text = b.encode().buildAndExpand(values).toUriString();
        return text.startsWith("?") ? text.substring(1) : text;
    }

    /** The parameters of a query string. */
    public static Map<String, String> parameters(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString("/?" + query)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) ->
                        values.put(name, value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8)));
        return values;
    }

    private static Map<String, String> columnsByName() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("customer", "Customer");
        columns.put("contact", "Contact");
        columns.put("stage", "Stage");
        columns.put("amount", "Amount");
        columns.put("likely", "Likely");
        columns.put("weighted", "Forecast");
        columns.put("expected", "Expected");
        columns.put("owner", "Whose");
        columns.put("changed", "Changed");
        columns.put("created", "Opened");
        columns.put("closed", "Closed");
        return columns;
    }
}
