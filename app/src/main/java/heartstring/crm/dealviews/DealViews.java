package heartstring.crm.dealviews;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deal;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads views of deals, page by page or group by group. */
@Component
public class DealViews {

    static final int ROWS = 50;
    public static final int STEP = 1_000;
    private static final int EACH = 20;
    private static final int MONTHS = 40;
    private static final int COLLEAGUES = 500;

    private final DealViewsSql sql;
    private final DealFields dealFields;
    private final Pipelines pipelines;
    private final Settings settings;
    private final InstantSource time;

    DealViews(DealViewsSql sql, DealFields dealFields, Pipelines pipelines, Settings settings, InstantSource time) {
        this.sql = sql;
        this.dealFields = dealFields;
        this.pipelines = pipelines;
        this.settings = settings;
        this.time = time;
    }

    /** Deals and the cursor of the following ones, null on the last page. */
    public record Found(List<Deal> deals, @Nullable String next) {}

    static boolean mayEdit() {
        Actor actor = Actor.current();
        return actor.has(Role.MANAGER) || actor.has(Role.AGENT);
    }

    /** A page of a view. */
    public Found page(DealQuery query, @Nullable Cursor after, int size) {
        List<Field> fields = dealFields.seen();
        check(query, fields, after);
        List<DealViewsSql.Placed> found = sql.page(query, fields, digits(), after, size + 1);
        boolean more = found.size() > size;
        List<DealViewsSql.Placed> shown = more ? found.subList(0, size) : found;
        return new Found(
                shown.stream().map(DealViewsSql.Placed::deal).toList(),
                more
                        ? Cursor.of(
                                        shown.getLast().key(),
                                        shown.getLast().deal().id())
                                .text()
                        : null);
    }

    /** A cursor whose parts can be handed to the database. */
    private static void check(DealQuery query, List<Field> fields, @Nullable Cursor after) {
        if (after == null) {
            return;
        }
        after.number(1);
        String form =
                switch (DealWhereSql.order(query, fields, new LinkedHashMap<>()).type()) {
                    case "date" -> "infinity|\\d{4}-\\d{2}-\\d{2}";
                    case "bigint" -> "-?\\d{1,18}";
                    case "numeric" -> "-?\\d{1,40}(\\.\\d{1,20})?";
                    case "timestamptz" -> "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?[+-]\\d{2}(:\\d{2})?";
                    default -> "(?s).*";
                };
        if (!after.string(0).matches(form)) {
            throw Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
        }
    }

    /** Rows of the table with their cells. */
    public DealListView.Rows rows(DealQuery query, Found found) {
        return new DealListView.Rows(
                found.deals(),
                columns(query),
                dealFields.names(found.deals()),
                mayEdit(),
                found.next() == null ? null : query.after(found.next()),
                time.instant());
    }

    boolean isGrouped(DealQuery query) {
        return DealWhereSql.group(query, dealFields.seen(), new LinkedHashMap<>()) != null;
    }

    /** The groups in their order, each with its sums and first deals. */
    List<DealListView.Group> groups(DealQuery query) {
        List<Field> fields = dealFields.seen();
        Map<String, List<DealListView.Total>> totals = sql.sums(query, fields, digits()).stream()
                .collect(Collectors.groupingBy(
                        DealViewsSql.Sum::group,
                        LinkedHashMap::new,
                        Collectors.mapping(DealViews::total, Collectors.toList())));
        Map<String, List<Deal>> deals = sql.grouped(query, fields, digits(), EACH).stream()
                .collect(Collectors.groupingBy(
                        DealViewsSql.Placed::group,
                        LinkedHashMap::new,
                        Collectors.mapping(DealViewsSql.Placed::deal, Collectors.toList())));
        List<DealListView.Group> groups = new ArrayList<>();
        totals.keySet().stream().sorted(order(query, fields)).forEach(key -> {
            Map<String, String> narrowed = new LinkedHashMap<>(narrowed(query, key));
            narrowed.put("group", "");
            groups.add(new DealListView.Group(
                    label(query, fields, key),
                    totals.getOrDefault(key, List.of()),
                    deals.getOrDefault(key, List.of()),
                    query.with(narrowed).href()));
        });
        return groups;
    }

    private Comparator<String> order(DealQuery query, List<Field> fields) {
        List<String> known = switch (query.get("group")) {
            case "stage" ->
                pipelines.all().stream()
                        .flatMap(p -> p.stages().stream())
                        .map(stage -> String.valueOf(stage.id()))
                        .toList();
            case "owner" -> colleagues().keySet().stream().map(String::valueOf).toList();
            case "state" -> List.of("open", "won", "lost");
            default ->
                grouping(query, fields).stream()
                        .flatMap(f -> f.choices().stream())
                        .map(Field.Choice::key)
                        .toList();
        };
        return Comparator.<String>comparingInt(key ->
                        key.isEmpty() ? Integer.MAX_VALUE : known.contains(key) ? known.indexOf(key) : known.size())
                .thenComparing(Comparator.naturalOrder());
    }

    private static List<Field> grouping(DealQuery query, List<Field> fields) {
        return fields.stream()
                .filter(f -> query.get("group").equals(DealQuery.FIELD + f.key()))
                .toList();
    }

    private static Map<String, String> narrowed(DealQuery query, String key) {
        return switch (query.get("group")) {
            case "stage" -> Map.of("stage", key);
            case "owner" -> Map.of("owner", key.isEmpty() ? "-1" : key);
            case "state" -> Map.of("state", key.equals("open") ? "" : key);
            case "month" ->
                key.isEmpty()
                        ? Map.of()
                        : Map.of(
                                "expectedFrom",
                                key + "-01",
                                "expectedTo",
                                YearMonth.parse(key).atEndOfMonth().toString());
            default -> key.isEmpty() ? Map.of(query.get("group") + ".is", "unknown") : Map.of(query.get("group"), key);
        };
    }

    private String label(DealQuery query, List<Field> fields, String key) {
        return switch (query.get("group")) {
            case "stage" ->
                pipelines.stage(Integer.parseInt(key)).map(Stage::name).orElse("Stage " + key);
            case "owner" ->
                key.isEmpty() ? "Nobody's" : colleagues().getOrDefault(Long.valueOf(key), "Colleague " + key);
            case "month" -> DealListView.month(key);
            case "state" -> key.equals("open") ? "Open" : key.equals("won") ? "Won" : "Lost";
            default ->
                key.isEmpty()
                        ? "Not known"
                        : grouping(query, fields).stream()
                                .map(f -> f.kind() == Kind.RATING ? key + " of 5" : f.choiceLabel(key))
                                .findFirst()
                                .orElse(key);
        };
    }

    /** What the whole view comes to, by currency. */
    List<DealListView.Total> totals(DealQuery query) {
        return sql.sums(query.with(Map.of("group", "")), dealFields.seen(), digits()).stream()
                .map(DealViews::total)
                .toList();
    }

    List<DealListView.Forecast> forecast(DealQuery query) {
        if (!query.state().equals("open")) {
            return List.of();
        }
        List<DealListView.Forecast> months = new ArrayList<>();
        sql.forecast(query, dealFields.seen(), digits(), MONTHS)
                .forEach(sum -> months.add(new DealListView.Forecast(sum.group(), total(sum))));
        months.sort(Comparator.comparing(m -> m.month().isEmpty()));
        return months;
    }

    /** The columns of a view, those of fields that are gone or not to be seen left out. */
    List<DealListView.Column> columns(DealQuery query) {
        List<DealListView.Column> columns = new ArrayList<>();
        for (String name : query.columns()) {
            String label = DealQuery.COLUMNS.get(name);
            if (label != null) {
                columns.add(plain(name, label));
            } else {
                dealFields.seen().stream()
                        .filter(f -> name.equals(DealQuery.FIELD + f.key()))
                        .findFirst()
                        .map(DealViews::column)
                        .ifPresent(columns::add);
            }
        }
        return columns;
    }

    /** One column by its name; nothing when there is none, or none to be seen. */
    public java.util.Optional<DealListView.Column> column(String name) {
        return columns(DealQuery.of(Map.of("columns", name))).stream()
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    private static DealListView.Column plain(String name, String label) {
        String order = switch (name) {
            case "amount", "expected", "changed" -> name;
            default -> "";
        };
        boolean number = name.equals("amount") || name.equals("likely") || name.equals("weighted");
        boolean typed = name.equals("amount")
                || name.equals("expected")
                || name.equals("owner")
                || name.equals("stage")
                || name.equals("likely");
        return new DealListView.Column(name, label, order, number, null, typed);
    }

    private static DealListView.Column column(Field field) {
        String name = DealQuery.FIELD + field.key();
        String order = field.kind().counts() ? name + ".down" : field.kind().sorts() ? name : "";
        boolean number = field.kind() == Kind.NUMBER || field.kind() == Kind.MONEY;
        return new DealListView.Column(name, field.label(), order, number, field, field.isEditedBy(Actor.current()));
    }

    /** The stages of all pipelines in use, for a choice. */
    public static Map<Integer, String> stages(List<Pipeline> open) {
        Map<Integer, String> stages = new LinkedHashMap<>();
        open.forEach(p ->
                p.stages().forEach(s -> stages.put(s.id(), open.size() > 1 ? p.name() + ": " + s.name() : s.name())));
        return stages;
    }

    /** Colleagues to choose as owners, by name. */
    public Map<Long, String> colleagues() {
        return sql.colleagues(COLLEAGUES);
    }

    private int digits() {
        return Math.max(0, settings.currency().getDefaultFractionDigits());
    }

    private static DealListView.Total total(DealViewsSql.Sum sum) {
        return new DealListView.Total(sum.deals(), sum.amountMinor(), sum.weightedMinor(), sum.currency());
    }
}
