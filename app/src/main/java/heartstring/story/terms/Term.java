package heartstring.story.terms;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked about, with all that a form and a sentence need.
 *
 * @param name in JSON: lower-case words with dots and hyphens
 * @param group where a form lists it; the terms of a group are read of one customer in one statement
 * @param label for a form and for "is known", such as {@code the city}
 * @param says the sentence: {@code {is}} is where the comparison stands, {@code {days}} an argument, and what stands in square
 *     brackets is left out when its argument is; such as {@code bought {is} times[ in the last {days} days]}
 * @param saysNot the opposite of {@code says}
 * @param choices for {@link Type#CHOICE}
 */
public record Term(
        String name,
        String group,
        Type type,
        String label,
        String says,
        String saysNot,
        List<Param> params,
        List<Choice> choices,
        Source source) {

    public Term {
        params = List.copyOf(params);
        choices = List.copyOf(choices);
    }

    /** What is told about the term itself: days of a number of orders, the name of a property. Numbers are whole, 1 to 3,660. */
    public record Param(String name, Type type, boolean required, String label) {}

    /** One of a closed list: the value, and how it reads. */
    public record Choice(String value, String label) {}

    /** Where the value comes from. */
    public sealed interface Source {}

    /**
     * Kept of each customer.
     *
     * @param otherwise the value of customers that have no row, such as 0 orders; null when theirs is not known
     */
    public record OfCustomer(
            Function<Ask, Rows> rows, @Nullable Value otherwise) implements Source {}

    /** Told by the order or event at hand, never by the database; several values when there are several lines. */
    public record OfOccasion(BiFunction<Occasion, Frame, List<Value>> values) implements Source {}

    /**
     * A query of a value for customers: columns {@code customer_id} and {@code value} (of the term's type), at most one row for a
     * customer, no row or null where nothing is known. Parameters stand in braces: {@code {name}} for each of {@code params}, and
     * {@code {now}} (a timestamptz), {@code {zone}} and {@code {currency}} without being given. Values are never part of the text.
     */
    public record Rows(String sql, Map<String, Object> params) {

        public Rows {
            params = Map.copyOf(params);
        }

        public static Rows of(String sql) {
            return new Rows(sql, Map.of());
        }

        public Rows with(String name, Object value) {
            Map<String, Object> more = new HashMap<>(params);
            more.put(name, value);
            return new Rows(sql, more);
        }

        /** The query with a further piece, a fixed text, at its end. */
        public Rows then(String piece) {
            return new Rows(sql + "\n" + piece, params);
        }
    }

    /** When and for which organisation is asked. */
    public record Frame(Instant now, ZoneId zone, String currency) {}

    /** A term's arguments in one test, and when is asked. */
    public record Ask(Map<String, Value> with, Frame frame) {

        public boolean has(String param) {
            return with.containsKey(param);
        }

        /** The argument as text; only for one that was given. */
        public String plain(String param) {
            return Objects.requireNonNull(with.get(param)).plain();
        }

        /** The moment that many times 24 hours ago; only when days were given. */
        public Instant since(String param) {
            return frame.now().minusSeconds(Long.parseLong(plain(param)) * 86_400);
        }
    }

    public static Term of(
            String name, String group, Type type, String label, String says, String saysNot, Source source) {
        return new Term(name, group, type, label, says, saysNot, List.of(), List.of(), source);
    }

    public Term with(Param... given) {
        return new Term(name, group, type, label, says, saysNot, List.of(given), choices, source);
    }

    public Term choosing(Choice... given) {
        return new Term(name, group, type, label, says, saysNot, params, List.of(given), source);
    }

    /** What can compare it; a term that always has a value need not be asked whether it is known. */
    public List<Operator> operators() {
        boolean always = source instanceof OfCustomer of && of.otherwise() != null;
        return type.operators().stream()
                .filter(o -> !always || o != Operator.KNOWN)
                .toList();
    }

    /** Whether only an order or event at hand can tell it. */
    public boolean ofOccasion() {
        return source instanceof OfOccasion;
    }
}
