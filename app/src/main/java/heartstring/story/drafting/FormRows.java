package heartstring.story.drafting;

import heartstring.story.conditions.Condition;
import heartstring.story.terms.Operator;
import heartstring.story.terms.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A condition as the fields of a form: the other way round than {@link ConditionForm}. */
final class FormRows {

    private static final Set<Operator> NEGATED = Set.of(Operator.IS, Operator.ONE_OF, Operator.HAS_ANY);

    private FormRows() {}

    /** Empty where it says more than rows that are joined by one word. */
    static Optional<Map<String, String>> of(Condition condition, ZoneId zone, int digits) {
        Map<String, String> form = new LinkedHashMap<>();
        List<Condition> parts = switch (condition) {
            case Condition.All all -> all.parts();
            case Condition.Any any -> {
                form.put("join", "any");
                yield any.parts();
            }
            case Condition.Not not -> List.of(condition);
            case Condition.Test test -> List.of(condition);
        };
        boolean shown = !parts.isEmpty() && parts.size() <= ConditionForm.MOST_ROWS;
        int number = 0;
        for (Condition part : parts) {
            shown &= put(form, "c" + ++number + ".", part, zone, digits);
        }
        return shown ? Optional.of(form) : Optional.empty();
    }

    private static boolean put(Map<String, String> form, String row, Condition part, ZoneId zone, int digits) {
        return switch (part) {
            case Condition.Test test -> put(form, row, test, "", zone, digits);
            case Condition.Not not ->
                not.part() instanceof Condition.Test test
                        && NEGATED.contains(test.is())
                        && test.values().stream().allMatch(v -> v instanceof Value.Text)
                        && put(form, row, test, "not.", zone, digits);
            case Condition.All all -> false;
            case Condition.Any any -> false;
        };
    }

    private static boolean put(
            Map<String, String> form, String row, Condition.Test test, String not, ZoneId zone, int digits) {
        form.put(row + "about", ConditionDesk.CUSTOMER);
        form.put(row + "term", test.term());
        test.with().forEach((name, value) -> form.put(row + "with." + name, text(value, zone, digits)));
        form.put(row + "is", not + test.is().word());
        List<String> values =
                test.values().stream().map(v -> text(v, zone, digits)).toList();
        if (test.is() == Operator.BETWEEN) {
            form.put(row + "value", values.getFirst());
            form.put(row + "to", values.getLast());
        } else {
            form.put(row + "value", String.join(", ", values));
        }
        boolean listed = test.is().lists() && test.is() != Operator.BETWEEN;
        return !listed || values.stream().noneMatch(v -> v.contains(","));
    }

    private static String text(Value value, ZoneId zone, int digits) {
        return switch (value) {
            case Value.Money money ->
                BigDecimal.valueOf(money.amountMinor(), digits).toPlainString();
            case Value.Moment moment ->
                LocalDateTime.ofInstant(moment.at(), zone).toString();
            case Value.Text text -> text.plain();
            case Value.Figure figure -> figure.plain();
            case Value.Day day -> day.plain();
            case Value.Flag flag -> flag.plain();
            case Value.Several several -> several.plain();
        };
    }
}
