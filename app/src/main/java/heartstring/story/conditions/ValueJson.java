package heartstring.story.conditions;

import heartstring.story.terms.Term;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Values as JSON, within bounds that every statement can take. */
final class ValueJson {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 6;
    private static final long MOST_MINOR = 1_000_000_000_000_000L;
    private static final long MOST_ARGUMENT = 3_660;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private ValueJson() {}

    /** Ends the reading of a condition that cannot be read; never leaves this slice. */
    static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String path;
        private final String sentence;

        Fault(String path, String sentence) {
            super(sentence, null, false, false);
            this.path = path;
            this.sentence = sentence;
        }

        String path() {
            return path;
        }

        String sentence() {
            return sentence;
        }
    }

    static Value value(JsonNode json, Type type, List<Term.Choice> choices, String path) {
        return switch (type) {
            case TEXT, SEVERAL -> text(json, path);
            case NUMBER -> number(json, path);
            case MONEY -> money(json, path);
            case DAY -> day(json, path);
            case MOMENT -> moment(json, path);
            case FLAG -> {
                if (!json.isBoolean()) {
                    throw new Fault(path, "Write true or false here, without quotes.");
                }
                yield Value.of(json.booleanValue());
            }
            case CHOICE -> {
                if (!json.isString()
                        || choices.stream().noneMatch(c -> c.value().equals(json.asString()))) {
                    throw new Fault(
                            path,
                            "Choose one of "
                                    + choices.stream().map(Term.Choice::value).collect(Collectors.joining(", ")) + ".");
                }
                yield Value.of(json.asString());
            }
        };
    }

    /** Numbers among arguments are whole, at least 1. */
    static Value argument(JsonNode json, Term.Param param, String path) {
        if (param.type() == Type.NUMBER) {
            boolean whole = json.isIntegralNumber() && json.canConvertToLong();
            if (!whole || json.longValue() < 1 || json.longValue() > MOST_ARGUMENT) {
                throw new Fault(path, "Write a whole number from 1 to " + MOST_ARGUMENT + " here.");
            }
            return Value.of(json.longValue());
        }
        return value(json, param.type(), List.of(), path);
    }

    private static Value text(JsonNode json, String path) {
        String text = json.isString() ? json.asString() : "";
        if (text.isBlank() || text.codePointCount(0, text.length()) > Value.MOST_CHARACTERS) {
            throw new Fault(path, "Write a text of 1 to " + Value.MOST_CHARACTERS + " characters in quotes here.");
        }
        // What the database cannot keep cannot be compared with either.
        boolean odd = text.indexOf('\0') >= 0
                || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (odd) {
            throw new Fault(path, "This text has a character that no property can have. Take it out.");
        }
        return Value.of(text);
    }

    private static Value number(JsonNode json, String path) {
        if (json.isNumber()) {
            BigDecimal number = json.decimalValue().stripTrailingZeros();
            long digits = (long) number.precision() - number.scale();
            if (number.signum() == 0 || (digits <= MOST_DIGITS && number.scale() <= MOST_DECIMALS)) {
                return new Value.Figure(number);
            }
        }
        throw new Fault(
                path,
                "Write a number of at most " + MOST_DIGITS + " digits and " + MOST_DECIMALS
                        + " decimals here, without quotes.");
    }

    private static Value money(JsonNode json, String path) {
        boolean whole = json.isIntegralNumber() && json.canConvertToLong();
        if (!whole || Math.abs(json.longValue()) > MOST_MINOR || json.longValue() == Long.MIN_VALUE) {
            throw new Fault(path, "Write an amount in the currency's smallest unit here, such as 1999 for 19.99.");
        }
        return new Value.Money(json.longValue());
    }

    private static Value day(JsonNode json, String path) {
        try {
            LocalDate day = LocalDate.parse(json.isString() ? json.asString() : "");
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return new Value.Day(day);
            }
        } catch (DateTimeException e) {
            // Said below, as for a year out of bounds.
        }
        throw new Fault(
                path,
                "Write a day from " + FIRST_YEAR + " to " + LAST_YEAR + " in quotes here, such as \"2026-05-01\".");
    }

    private static Value moment(JsonNode json, String path) {
        try {
            Instant at =
                    OffsetDateTime.parse(json.isString() ? json.asString() : "").toInstant();
            int year = at.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return new Value.Moment(at);
            }
        } catch (DateTimeException e) {
            // Said below, as for a year out of bounds.
        }
        throw new Fault(
                path,
                "Write a moment from " + FIRST_YEAR + " to " + LAST_YEAR
                        + " and its offset in quotes here, such as \"2026-05-01T09:00:00Z\".");
    }

    static JsonNode write(Value value) {
        return switch (value) {
            case Value.Text text -> StringNode.valueOf(text.text());
            case Value.Figure figure -> figure(figure.number());
            case Value.Money money -> LongNode.valueOf(money.amountMinor());
            case Value.Day day -> StringNode.valueOf(day.plain());
            case Value.Moment moment -> StringNode.valueOf(moment.plain());
            case Value.Flag flag -> BooleanNode.valueOf(flag.yes());
            case Value.Several several -> StringNode.valueOf(several.plain());
        };
    }

    /** Whole numbers are written without an exponent. */
    private static JsonNode figure(BigDecimal number) {
        return number.scale() <= 0 ? LongNode.valueOf(number.longValueExact()) : DecimalNode.valueOf(number);
    }
}
