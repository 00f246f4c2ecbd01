package heartstring.crm.dealviews;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deal;
import heartstring.crm.pipelines.Pipeline;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import heartstring.platform.inputs.FieldValue;
import heartstring.platform.views.SavedView;
import heartstring.ui.components.Format;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A view of deals with everything around it. */
public record DealListView(
        DealQuery query,
        Rows rows,
        List<Group> groups,
        List<Total> totals,
        List<Forecast> forecast,
        List<Pipeline> pipelines,
        Map<Long, String> colleagues,
        List<Field> fields,
        Map<String, String> deeds,
        List<SavedView> views,
        boolean editable,
        boolean mayExport,
        @Nullable String fault) {

    /**
     * A column of the table.
     *
     * @param order the order that its heading stands for, empty when there is none
     * @param field the field of the house in it, null for what every deal has
     * @param typed whether it can be typed in place
     */
    public record Column(
            String name,
            String label,
            String order,
            boolean number,
            @Nullable Field field,
            boolean typed) {}

    /** Rows of the table; {@code nextHref} leads to further ones. */
    public record Rows(
            List<Deal> deals,
            List<Column> columns,
            Map<Long, String> names,
            boolean editable,
            @Nullable String nextHref,
            Instant now) {

        public Cell cell(Deal deal, Column column) {
            Field field = column.field();
            return new Cell(
                    deal,
                    column,
                    field == null ? null : FieldValue.of(field, DealFields.held(deal, field), names),
                    editable && column.typed() && (deal.isOpen() || field != null),
                    now);
        }
    }

    /** One cell; {@code value} is of a field of the house. */
    public record Cell(Deal deal, Column column, @Nullable FieldValue value, boolean typed, Instant now) {

        /** Where it is typed. */
        public String href() {
            return "/crm/deals/" + deal.id() + "/cells?name=" + column.name();
        }
    }

    /**
     * Deals of one group.
     *
     * @param href to all of them
     */
    public record Group(String label, List<Total> totals, List<Deal> deals, String href) {

        public long count() {
            return totals.stream().mapToLong(Total::deals).sum();
        }
    }

    /** Money of one currency over so many deals. */
    public record Total(long deals, long amountMinor, long weightedMinor, String currency) {

        public String amount() {
            return Format.money(amountMinor, currency);
        }

        public String weighted() {
            return Format.money(weightedMinor, currency);
        }
    }

    /** What the open deals of one month are expected to bring; an empty month for those without a day. */
    public record Forecast(String month, Total total) {

        public String label() {
            return DealListView.month(month);
        }
    }

    /** A month in words. */
    static String month(String month) {
        return month.isEmpty()
                ? "No day yet"
                : YearMonth.parse(month).format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
    }

    /** All columns that can be chosen, with their headings. */
    public Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>(DealQuery.COLUMNS);
        fields.forEach(field -> columns.put(DealQuery.FIELD + field.key(), field.label()));
        return columns;
    }

    /** What a view can be grouped by. */
    public Map<String, String> groupings() {
        Map<String, String> groupings = new LinkedHashMap<>();
        groupings.put("stage", "Stage");
        groupings.put("owner", "Whose");
        groupings.put("month", "Month expected");
        groupings.put("state", "State");
        fields.stream()
                .filter(f -> f.kind() == Kind.SELECT || f.kind() == Kind.RATING)
                .forEach(f -> groupings.put(DealQuery.FIELD + f.key(), f.label()));
        return groupings;
    }

    /** How many deals the view holds. */
    public long count() {
        return totals.stream().mapToLong(Total::deals).sum();
    }

    /** A filter that holds, in words. */
    public String chip(String name, String value) {
        if (name.startsWith(DealQuery.FIELD)) {
            return fieldChip(name.split("\\."), value);
        }
        return switch (name) {
            case "pipeline" ->
                pipelines.stream()
                        .filter(p -> String.valueOf(p.id()).equals(value))
                        .map(Pipeline::name)
                        .findFirst()
                        .orElse("Pipeline " + value);
            case "stage" ->
                pipelines.stream()
                        .flatMap(p -> p.stages().stream())
                        .filter(s -> String.valueOf(s.id()).equals(value))
                        .map(s -> "Stage: " + s.name())
                        .findFirst()
                        .orElse("Stage " + value);
            case "owner" -> owner(value);
            case "state" -> value.equals("all") ? "Open and closed" : value.equals("won") ? "Won" : "Lost";
            case "expectedFrom" -> "Expected from " + value;
            case "expectedTo" -> "Expected to " + value;
            case "amountFrom" -> "Amount from " + value;
            case "amountTo" -> "Amount to " + value;
            default -> "Rested too long";
        };
    }

    private String owner(String value) {
        return switch (value) {
            case "me" -> "Mine";
            case "-1" -> "Nobody's";
            default -> colleagues.getOrDefault(Long.parseLong(value), "Colleague " + value);
        };
    }

    private String fieldChip(String[] parts, String value) {
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

    /** The address behind a heading; numbers turn round when they begin with the greatest already. */
    public String orderHref(Column column) {
        boolean turned = column.order().endsWith(".down") && query.sort().equals(column.order());
        return query.href(
                "sort", turned ? column.order().substring(0, column.order().length() - 5) : column.order());
    }

    /** Which way round the list stands by this heading; null when it does not. */
    public @Nullable String direction(Column column) {
        String order = column.order();
        if (order.isEmpty() || !(query.sort().equals(order) || order.equals(query.sort() + ".down"))) {
            return null;
        }
        boolean down = query.sort().endsWith(".down") || order.equals("amount") || order.equals("changed");
        return down ? "descending" : "ascending";
    }

    /** The board with what both can filter by. */
    public String boardHref() {
        StringBuilder href = new StringBuilder("/crm/deals?q=")
                .append(java.net.URLEncoder.encode(query.get("q"), java.nio.charset.StandardCharsets.UTF_8));
        if (query.has("pipeline")) {
            href.append("&pipeline=").append(query.get("pipeline"));
        }
        if (query.get("owner").matches("-?\\d+")) {
            href.append("&owner=").append(query.get("owner"));
        }
        return href.toString();
    }

    /** Whether a kept view is the one that is open. */
    public boolean isOpen(SavedView view) {
        return view.query().equals(query.text());
    }

    public boolean isOpenPlain() {
        return query.values().isEmpty();
    }
}
