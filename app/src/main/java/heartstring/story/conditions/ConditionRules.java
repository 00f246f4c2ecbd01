package heartstring.story.conditions;

import heartstring.story.terms.Operator;
import heartstring.story.terms.Value;
import java.util.List;
import java.util.function.Predicate;

/** What conditions mean, told everything they need. */
final class ConditionRules {

    private ConditionRules() {}

    /**
     * Whether it holds, given what holds of each test; parts that {@code cheap} tells are asked first, for they may decide it.
     */
    static boolean holds(Condition condition, Predicate<Condition> cheap, Predicate<Condition.Test> test) {
        return switch (condition) {
            case Condition.Test one -> test.test(one);
            case Condition.Not not -> !holds(not.part(), cheap, test);
            case Condition.All all ->
                cheapFirst(all.parts(), cheap).stream().allMatch(part -> holds(part, cheap, test));
            case Condition.Any any ->
                cheapFirst(any.parts(), cheap).stream().anyMatch(part -> holds(part, cheap, test));
        };
    }

    private static List<Condition> cheapFirst(List<Condition> parts, Predicate<Condition> cheap) {
        return java.util.stream.Stream.concat(
                        parts.stream().filter(cheap), parts.stream().filter(cheap.negate()))
                .toList();
    }

    /** Whether a value compares so. */
    static boolean holds(Operator is, List<Value> wanted, Value actual) {
        return switch (is) {
            case KNOWN -> true;
            case IS -> actual.equals(wanted.getFirst());
            case ONE_OF -> wanted.contains(actual);
            case STARTS_WITH -> actual.plain().startsWith(wanted.getFirst().plain());
            case CONTAINS -> actual.plain().contains(wanted.getFirst().plain());
            case HAS_ANY -> wanted.stream().anyMatch(one -> has(actual, one));
            case HAS_ALL -> wanted.stream().allMatch(one -> has(actual, one));
            case AT_LEAST -> compare(actual, wanted.getFirst()) >= 0;
            case AT_MOST -> compare(actual, wanted.getFirst()) <= 0;
            case MORE_THAN -> compare(actual, wanted.getFirst()) > 0;
            case LESS_THAN -> compare(actual, wanted.getFirst()) < 0;
            case BETWEEN -> compare(actual, wanted.getFirst()) >= 0 && compare(actual, wanted.getLast()) <= 0;
        };
    }

    private static boolean has(Value actual, Value one) {
        return actual instanceof Value.Several several && several.texts().contains(one.plain());
    }

    /** Compares two values of one type that has an order. */
    static int compare(Value one, Value other) {
        return switch (one) {
            case Value.Figure a -> a.number().compareTo(((Value.Figure) other).number());
            case Value.Money a -> Long.compare(a.amountMinor(), ((Value.Money) other).amountMinor());
            case Value.Day a -> a.day().compareTo(((Value.Day) other).day());
            case Value.Moment a -> a.at().compareTo(((Value.Moment) other).at());
            case Value.Flag a -> Boolean.compare(a.yes(), ((Value.Flag) other).yes());
            case Value.Text a -> a.text().compareTo(((Value.Text) other).text());
            case Value.Several a -> a.plain().compareTo(other.plain());
        };
    }
}
