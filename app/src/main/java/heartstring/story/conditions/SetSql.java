package heartstring.story.conditions;

import heartstring.story.terms.Term;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a condition as one statement whose rows are the customers it holds of. Opposites are pushed down to the tests, where they
 * become "not exists"; "any" becomes a union, so that every branch can use its own index and large sets are joined, not probed.
 */
final class SetSql {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, Term> terms;
    private final Term.Frame frame;
    private final Map<String, Object> params = new HashMap<>();

    SetSql(Map<String, Term> terms, Term.Frame frame) {
        this.terms = terms;
        this.frame = frame;
    }

    Map<String, Object> params() {
        return params;
    }

    /** One column, {@code customer_id}; no row twice. */
    String customers(Condition condition) {
        return "select h.customer_id from customer.v_headline h where " + predicate(condition, true);
    }

    private String predicate(Condition condition, boolean yes) {
        return switch (condition) {
            case Condition.Not not -> predicate(not.part(), !yes);
            case Condition.All all -> yes ? each(all.parts(), true) : some(all.parts(), false);
            case Condition.Any any -> yes ? some(any.parts(), true) : each(any.parts(), false);
            case Condition.Test test -> test(test, yes);
        };
    }

    private String each(List<Condition> parts, boolean yes) {
        return parts.isEmpty()
                ? "true"
                : String.join(
                        "\n and ", parts.stream().map(p -> predicate(p, yes)).toList());
    }

    private String some(List<Condition> parts, boolean yes) {
        if (parts.size() == 1) {
            return predicate(parts.getFirst(), yes);
        }
        List<String> branches = parts.stream()
                .map(p -> "select h.customer_id from customer.v_headline h where " + predicate(p, yes))
                .toList();
        return parts.isEmpty() ? "false" : "h.customer_id in (" + String.join("\n union all ", branches) + ")";
    }

    /** Customers without a row are found by what they are not, when what stands for "no row" would fit. */
    private String test(Condition.Test test, boolean yes) {
        Term term = Objects.requireNonNull(terms.get(test.term()), test.term());
        Term.OfCustomer source = (Term.OfCustomer) term.source();
        boolean rowless =
                source.otherwise() != null && ConditionRules.holds(test.is(), test.values(), source.otherwise());
        return (yes == rowless ? "not exists" : "exists")
                + " (select from (" + rows(source, test) + ") t where t.customer_id = h.customer_id and "
                + (rowless ? "not " : "") + "(" + comparison(term.type(), test) + "))";
    }

    /** The rows of a term with its parameters bound under names of their own. */
    String rows(Term.OfCustomer source, Condition.Test test) {
        Term.Rows rows = source.rows().apply(new Term.Ask(test.with(), frame));
        return PLACE.matcher(rows.sql()).replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(
                    switch (name) {
                        case "now" -> shared("now", frame.now().toString()) + "::timestamptz";
                        case "zone" -> shared("zone", frame.zone().getId());
                        case "currency" -> shared("currency", frame.currency());
                        default -> bind(Objects.requireNonNull(rows.params().get(name), name));
                    });
        });
    }

    private String comparison(Type type, Condition.Test test) {
        List<Value> values = test.values();
        return switch (test.is()) {
            case KNOWN -> "t.value is not null";
            case IS -> "t.value = " + bind(type, values.getFirst());
            case ONE_OF -> "t.value = any(" + bind(texts(values)) + "::text[]::" + type.sqlName() + "[])";
            case STARTS_WITH -> "starts_with(t.value, " + bind(type, values.getFirst()) + ")";
            case CONTAINS -> "position(" + bind(type, values.getFirst()) + " in t.value) > 0";
            case HAS_ANY -> "jsonb_exists_any(t.value, " + bind(texts(values)) + "::text[])";
            case HAS_ALL -> "jsonb_exists_all(t.value, " + bind(texts(values)) + "::text[])";
            case AT_LEAST -> "t.value >= " + bind(type, values.getFirst());
            case AT_MOST -> "t.value <= " + bind(type, values.getFirst());
            case MORE_THAN -> "t.value > " + bind(type, values.getFirst());
            case LESS_THAN -> "t.value < " + bind(type, values.getFirst());
            case BETWEEN -> "t.value between " + bind(type, values.getFirst()) + " and " + bind(type, values.getLast());
        };
    }

    private static String[] texts(List<Value> values) {
        return values.stream().map(Value::plain).toArray(String[]::new);
    }

    private String bind(Type type, Value value) {
        return bind(value.plain()) + "::" + type.sqlName();
    }

    private String bind(Object value) {
        String name = "b" + params.size();
        params.put(name, value);
        return ":" + name;
    }

    private String shared(String name, Object value) {
        params.put(name, value);
        return ":" + name;
    }
}
