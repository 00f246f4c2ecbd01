package heartstring.story.terms;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One value of one {@link Type}. */
public sealed interface Value {

    /** The longest text, in characters. */
    int MOST_CHARACTERS = 200;

    /** As it is bound to a statement and written where only text can stand. */
    String plain();

    /** A text, also one of a term's choices. Upper and lower case differ. */
    record Text(String text) implements Value {
        @Override
        public String plain() {
            return text;
        }
    }

    /** A number; 3 and 3.0 are the same. */
    record Figure(BigDecimal number) implements Value {
        public Figure {
            number = number.stripTrailingZeros();
        }

        @Override
        public String plain() {
            return number.toPlainString();
        }
    }

    /** An amount in minor units of the organisation's currency. */
    record Money(long amountMinor) implements Value {
        @Override
        public String plain() {
            return Long.toString(amountMinor);
        }
    }

    /** A day of the calendar. */
    record Day(LocalDate day) implements Value {
        @Override
        public String plain() {
            return day.toString();
        }
    }

    /** A moment, to the microsecond, as the database keeps it. */
    record Moment(Instant at) implements Value {
        public Moment {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public String plain() {
            return at.toString();
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Value {
        @Override
        public String plain() {
            return Boolean.toString(yes);
        }
    }

    /** Several texts; those that a condition lists are each a {@link Text}. */
    record Several(List<String> texts) implements Value {
        public Several {
            texts = List.copyOf(texts);
        }

        /** The texts among a JSON list. */
        static Several read(String json) {
            return new Several(JsonMapper.shared()
                    .readTree(json)
                    .valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .toList());
        }

        @Override
        public String plain() {
            return JsonMapper.shared().writeValueAsString(texts);
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Figure(BigDecimal.valueOf(number));
    }

    static Value of(boolean yes) {
        return new Flag(yes);
    }
}
