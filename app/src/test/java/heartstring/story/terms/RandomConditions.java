package heartstring.story.terms;

import heartstring.story.conditions.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws conditions over all terms of customers, with values that the population has; for tests. */
final class RandomConditions {

    private static final int DEEP = 4;

    private final Random random;
    private final List<Term> terms;
    private final List<Instant> moments;

    RandomConditions(Random random, List<Term> terms, List<Instant> moments) {
        this.random = random;
        this.terms = terms.stream().filter(t -> !t.ofOccasion()).toList();
        this.moments = moments;
    }

    Condition next() {
        return next(1);
    }

    private Condition next(int depth) {
        int kind = depth >= DEEP ? 9 : random.nextInt(10);
        return switch (kind) {
            case 0, 1 -> new Condition.All(parts(depth, random.nextInt(4)));
            case 2, 3 -> new Condition.Any(parts(depth, 1 + random.nextInt(3)));
            case 4 -> new Condition.Not(next(depth + 1));
            default -> test();
        };
    }

    private List<Condition> parts(int depth, int count) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(next(depth + 1));
        }
        return parts;
    }

    private Condition test() {
        Term term = terms.get(random.nextInt(terms.size()));
        Map<String, Value> with = new HashMap<>();
        for (Term.Param param : term.params()) {
            if (param.required() || random.nextInt(3) == 0) {
                with.put(param.name(), argument(term, param));
            }
        }
        Operator is = any(term.operators());
        List<Value> values = new ArrayList<>();
        int count = is == Operator.KNOWN ? 0 : is == Operator.BETWEEN ? 2 : is.lists() ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < count; i++) {
            values.add(value(term, is));
        }
        if (is == Operator.BETWEEN && term.type() != Type.CHOICE) {
            values.sort(order());
        }
        return new Condition.Test(term.name(), with, is, values);
    }

    private static Comparator<Value> order() {
        return (one, other) -> switch (one) {
            case Value.Figure a -> a.number().compareTo(((Value.Figure) other).number());
            case Value.Money a -> Long.compare(a.amountMinor(), ((Value.Money) other).amountMinor());
            case Value.Day a -> a.day().compareTo(((Value.Day) other).day());
            case Value.Moment a -> a.at().compareTo(((Value.Moment) other).at());
            case Value.Text a -> 0;
            case Value.Flag a -> 0;
            case Value.Several a -> 0;
        };
    }

    private Value argument(Term term, Term.Param param) {
        return switch (param.name()) {
            case "days" -> Value.of(Population.DAYS[random.nextInt(Population.DAYS.length)]);
            case "store" -> Value.of(random.nextInt(9) == 0 ? "nowhere" : any(Population.STORES));
            case "product" -> Value.of((random.nextBoolean() ? "P" : "K") + random.nextInt(4));
            case "category" -> Value.of(any(Population.CATEGORIES));
            case "brand" -> Value.of(any(Population.BRANDS));
            case "channel" -> Value.of(random.nextBoolean() ? "web" : "till");
            case "draw" -> Value.of(random.nextBoolean() ? "spring" : "ärger");
            case "name" -> Value.of(term.name().equals("did") ? any(Population.EVENTS) : any(Population.TRAITS));
            // Those of rooms above.
            default -> Value.of(any(List.of("anger", "trust", "price", "L")));
        };
    }

    private Value value(Term term, Operator is) {
        return switch (term.type()) {
            case TEXT -> text(term, is);
            case NUMBER -> number(term);
            case MONEY -> new Value.Money(1000L * random.nextInt(7));
            case DAY ->
                new Value.Day(LocalDate.parse(any(List.of("2025-06-15", "2024-02-29", "1990-06-15", "2025-03-03"))));
            case MOMENT -> new Value.Moment(any(moments).plusNanos(1000L * (random.nextInt(3) - 1)));
            case FLAG -> Value.of(random.nextBoolean());
            case CHOICE -> Value.of(any(term.choices()).value());
            case SEVERAL -> Value.of(any(List.of("L", "M", "42", "L,M")));
        };
    }

    private Value text(Term term, Operator is) {
        String whole = switch (term.name()) {
            case "city" -> any(Population.CITIES);
            case "country" -> any(List.of("GB", "DE"));
            case "language" -> any(List.of("en", "de"));
            default -> any(List.of("L", "true", "42", "42.50", "2024-02-29", "--06-15", "-7"));
        };
        boolean part = is == Operator.STARTS_WITH || is == Operator.CONTAINS;
        return Value.of(part ? whole.substring(0, 1 + random.nextInt(whole.length())) : whole);
    }

    private Value number(Term term) {
        return switch (term.name()) {
            case "share" -> new Value.Figure(BigDecimal.valueOf(random.nextInt(10_000), 2));
            case "trait.number" -> new Value.Figure(new BigDecimal(any(List.of("42", "42.5", "-7", "0", "42.500001"))));
            case "last-order.days", "first-order.days", "last-seen.days" ->
                Value.of(Population.DAYS[random.nextInt(Population.DAYS.length)] - random.nextInt(2));
            default -> Value.of(random.nextInt(5));
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
