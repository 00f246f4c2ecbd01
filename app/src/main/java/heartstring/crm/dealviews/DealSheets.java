package heartstring.crm.dealviews;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deal;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.inputs.FieldWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deals as rows of a file. */
final class DealSheets {

    private DealSheets() {}

    static List<String> head(List<DealListView.Column> columns) {
        List<String> head = new ArrayList<>(List.of("deal_id", "title", "customer", "state", "currency"));
        columns.forEach(column -> {
            Field field = column.field();
            head.add(field == null ? column.name() : field.key());
        });
        return head;
    }

    static List<@Nullable Object> cells(Deal deal, List<DealListView.Column> columns, Map<Long, String> names) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(deal.id());
        cells.add(deal.title());
        cells.add(deal.customerName());
        cells.add(deal.state());
        cells.add(deal.currency());
        for (DealListView.Column column : columns) {
            Field field = column.field();
            cells.add(field == null ? plain(deal, column.name()) : value(deal, field, names));
        }
        return cells;
    }

    private static @Nullable Object value(Deal deal, Field field, Map<Long, String> names) {
        Object held = deal.fields().get(field.key());
        return switch (field.kind()) {
            case NUMBER, MONEY, RATING -> held instanceof Number number ? new BigDecimal(number.toString()) : null;
            case TEXT, DATE, SELECT, MULTI, RELATION -> FieldWords.plain(field, DealFields.held(deal, field), names);
        };
    }

    private static @Nullable Object plain(Deal deal, String column) {
        return switch (column) {
            case "customer" -> deal.customerName();
            case "contact" -> deal.contactName();
            case "stage" -> deal.stageName();
            case "amount" -> money(deal.amountMinor(), deal.currency());
            case "weighted" -> money(deal.weightedMinor(), deal.currency());
            case "likely" -> deal.likely();
            case "expected" -> deal.expectedOn();
            case "owner" -> deal.ownerName();
            case "changed" -> deal.changedAt();
            case "created" -> deal.createdAt();
            case "closed" -> deal.closedAt();
            default -> null;
        };
    }

    private static @Nullable BigDecimal money(@Nullable Long amountMinor, String currency) {
        return amountMinor == null ? null : BigDecimal.valueOf(amountMinor, FieldRules.digits(currency));
    }
}
