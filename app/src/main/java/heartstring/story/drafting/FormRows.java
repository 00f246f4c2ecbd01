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

    private final Map<String, String> form = new LinkedHashMap<>();
    private final ZoneId zone;
    private final int digits;
    private int number;
    private int boxes;

    private FormRows(ZoneId zone, int digits) {
        this.zone = zone;
        this.digits = digits;
    }

    /** Empty where it says more than rows that are joined by one word, some of them in boxes. */
    static Optional<Map<String, String>> of(Condition condition, ZoneId zone, int digits) {
        FormRows rows = new FormRows(zone, digits);
        boolean shown = rows.whole(condition) && rows.number <= ConditionForm.MOST_ROWS;
        return shown ? Optional.of(rows.form) : Optional.empty();
    }

    private boolean whole(Condition condition) {
        if (isRow(condition)) {
            return row(condition, 0);
        }
        Joined joined = Joined.of(condition);
        form.put("join", joined.join());
        return joined.joins() && joined.parts().stream().allMatch(this::part);
    }

    /** A row, or a box of rows. */
    private boolean part(Condition condition) {
        if (isRow(condition)) {
            return row(condition, 0);
        }
        Joined joined = Joined.of(condition);
        int box = ++boxes;
        form.put("g" + box + ".join", joined.join());
        return joined.joins() && joined.parts().stream().allMatch(one -> isRow(one) && row(one, box));
    }

    /** Parts and the word between them. */
    private record Joined(String join, List<Condition> parts) {

        /** Whether it would come back as it is: where one part stands alone, no word but "none" is kept. */
        boolean joins() {
            return parts.size() > 1 || (parts.size() == 1 && join.equals(ConditionForm.NONE));
        }

        static Joined of(Condition condition) {
            return switch (condition) {
                case Condition.All all -> new Joined(ConditionForm.ALL, all.parts());
                case Condition.Any any -> new Joined(ConditionForm.ANY, any.parts());
                case Condition.Not not ->
                    not.part() instanceof Condition.Any any && any.parts().size() > 1
                            ? new Joined(ConditionForm.NONE, any.parts())
                            : new Joined(ConditionForm.NONE, List.of(not.part()));
                case Condition.Test test -> new Joined(ConditionForm.ALL, List.of(test));
            };
        }
    }

    /** A test, or one whose opposite is a word of its own. */
    private static boolean isRow(Condition condition) {
        return switch (condition) {
            case Condition.Test test -> true;
            case Condition.Not not ->
                not.part() instanceof Condition.Test test
                        && NEGATED.contains(test.is())
                        && test.values().stream().allMatch(v -> v instanceof Value.Text);
            case Condition.All all -> false;
            case Condition.Any any -> false;
        };
    }

    private boolean row(Condition condition, int box) {
        String row = "c" + ++number + ".";
        if (box > 0) {
            form.put(row + "box", String.valueOf(box));
        }
        return condition instanceof Condition.Not not
                ? put(form, row, (Condition.Test) not.part(), "not.", zone, digits)
                : put(form, row, (Condition.Test) condition, "", zone, digits);
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
