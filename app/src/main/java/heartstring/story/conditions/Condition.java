package heartstring.story.conditions;

import heartstring.story.terms.Operator;
import heartstring.story.terms.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What must be true of a customer, and of the order or event at hand. Closed: nothing else can be said. A test of something that
 * is not known does not hold, so its opposite does.
 */
public sealed interface Condition {

    /** How deep conditions nest; a single test is 1 deep. */
    int MOST_DEPTH = 8;

    /** How many tests and combinations one condition has. */
    int MOST_NODES = 100;

    /** Holds when every part does; without parts it always holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Holds when at least one part does. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Holds when the part does not. */
    record Not(Condition part) implements Condition {}

    /**
     * Compares what a term tells with values: none for {@code known}, two for {@code between}, up to {@link Operator#MOST_VALUES} for
     * {@code one-of}, else one.
     *
     * @param term the name of a {@link Term}
     * @param with the term's arguments by name, such as days
     */
    record Test(String term, Map<String, Value> with, Operator is, List<Value> values) implements Condition {
        public Test {
            with = Map.copyOf(with);
            values = List.copyOf(values);
        }
    }

    /** Every test in it. */
    default Stream<Test> tests() {
        return switch (this) {
            case All all -> all.parts().stream().flatMap(Condition::tests);
            case Any any -> any.parts().stream().flatMap(Condition::tests);
            case Not not -> not.part().tests();
            case Test test -> Stream.of(test);
        };
    }
}
