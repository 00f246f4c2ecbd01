package heartstring.story.terms;

import static heartstring.story.terms.Operator.AT_LEAST;
import static heartstring.story.terms.Operator.AT_MOST;
import static heartstring.story.terms.Operator.BETWEEN;
import static heartstring.story.terms.Operator.CONTAINS;
import static heartstring.story.terms.Operator.HAS_ALL;
import static heartstring.story.terms.Operator.HAS_ANY;
import static heartstring.story.terms.Operator.IS;
import static heartstring.story.terms.Operator.KNOWN;
import static heartstring.story.terms.Operator.LESS_THAN;
import static heartstring.story.terms.Operator.MORE_THAN;
import static heartstring.story.terms.Operator.ONE_OF;
import static heartstring.story.terms.Operator.STARTS_WITH;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What kind of value a term tells; says which operators can compare it, and which type the database must give it. */
public enum Type {
    TEXT("text"),
    NUMBER("numeric"),
    /** Minor units of the organisation's currency; amounts in another currency are not known. */
    MONEY("bigint"),
    DAY("date"),
    MOMENT("timestamptz"),
    FLAG("boolean"),
    /** One of a term's choices. */
    CHOICE("text"),
    /** Several texts at once, as in a list from which more than one can be chosen. */
    SEVERAL("jsonb");

    private final String sqlName;

    Type(String sqlName) {
        this.sqlName = sqlName;
    }

    /** The database's type of such a value. */
    public String sqlName() {
        return sqlName;
    }

    /** What can compare such values, the usual one first. */
    public List<Operator> operators() {
        return switch (this) {
            case TEXT -> List.of(IS, ONE_OF, STARTS_WITH, CONTAINS, KNOWN);
            case NUMBER, DAY -> List.of(IS, ONE_OF, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN, KNOWN);
            case MONEY -> List.of(IS, AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN, KNOWN);
            case MOMENT -> List.of(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN, KNOWN);
            case FLAG -> List.of(IS, KNOWN);
            case CHOICE -> List.of(IS, ONE_OF, KNOWN);
            case SEVERAL -> List.of(HAS_ANY, HAS_ALL, KNOWN);
        };
    }

    /** As it stands in what a form is made from. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A value as {@link Value#plain} writes it; throws when it is none. */
    public Value value(String plain) {
        return switch (this) {
            case TEXT, CHOICE -> new Value.Text(plain);
            case NUMBER -> new Value.Figure(new BigDecimal(plain));
            case MONEY -> new Value.Money(Long.parseLong(plain));
            case DAY -> new Value.Day(LocalDate.parse(plain));
            case MOMENT -> new Value.Moment(Instant.parse(plain));
            case FLAG -> new Value.Flag(Boolean.parseBoolean(plain));
            case SEVERAL -> Value.Several.read(plain);
        };
    }
}
