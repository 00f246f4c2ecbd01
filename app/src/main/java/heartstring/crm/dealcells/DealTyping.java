package heartstring.crm.dealcells;

import heartstring.crm.deals.Deal;
import heartstring.crm.dealviews.DealListView;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.inputs.FieldInput;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** Reads what was typed for one column of a deal, as {@link DealHand} takes it. */
final class DealTyping {

    private DealTyping() {}

    /** What becomes of it. */
    sealed interface Reading {
        record Good(String what, String value) implements Reading {}

        record Bad(String sentence) implements Reading {}
    }

    static Reading read(DealListView.Column column, MultiValueMap<String, String> form, String currency) {
        Field field = column.field();
        if (field != null) {
            return switch (FieldRules.read(field, FieldInput.typed(field, "value", form))) {
                case FieldRules.Reading.Good good -> new Reading.Good("set " + field.key(), good.json());
                case FieldRules.Reading.Bad bad -> new Reading.Bad(bad.sentence());
            };
        }
        String typed = form.getOrDefault("value", List.of("")).stream()
                .findFirst()
                .orElse("")
                .strip();
        return switch (column.name()) {
            case "owner" ->
                typed.matches("\\d{1,18}") ? new Reading.Good("owner", typed) : new Reading.Bad("Choose a colleague.");
            case "stage" ->
                typed.matches("\\d{1,9}") ? new Reading.Good("stage", typed) : new Reading.Bad("Choose a stage.");
            case "expected" ->
                typed.isEmpty() || FieldRules.date(typed).isPresent()
                        ? new Reading.Good("expected", typed)
                        : new Reading.Bad("“" + typed + "” is no day such as 2026-03-31.");
            case "likely" ->
                typed.isEmpty() || typed.matches("\\d{1,3}")
                        ? new Reading.Good("likely", typed)
                        : new Reading.Bad("How likely a sale is stands between 0 and 100 percent.");
            default -> amount(typed, currency);
        };
    }

    private static Reading amount(String typed, String currency) {
        if (typed.isEmpty()) {
            return new Reading.Good("amount", "");
        }
        return FieldRules.decimal(typed)
                .map(number ->
                        number.movePointRight(FieldRules.digits(currency)).stripTrailingZeros())
                .filter(number -> number.scale() <= 0 && number.precision() <= 18)
                .<Reading>map(number ->
                        new Reading.Good("amount", number.toBigInteger().toString()))
                .orElseGet(() -> new Reading.Bad("“" + typed + "” is no amount."));
    }

    /** What kind of input a column is typed with. */
    static String type(String column) {
        return switch (column) {
            case "expected" -> "date";
            case "likely" -> "number";
            default -> "text";
        };
    }

    /** What stands in the input. */
    static String now(Deal deal, String column) {
        return switch (column) {
            case "owner" -> String.valueOf(deal.ownerId());
            case "stage" -> String.valueOf(deal.stageId());
            case "expected" ->
                deal.expectedOn() == null ? "" : deal.expectedOn().toString();
            case "likely" -> deal.ownLikely() == null ? "" : deal.ownLikely().toString();
            case "amount" ->
                deal.amountMinor() == null
                        ? ""
                        : BigDecimal.valueOf(deal.amountMinor(), FieldRules.digits(deal.currency()))
                                .toPlainString();
            default -> "";
        };
    }
}
