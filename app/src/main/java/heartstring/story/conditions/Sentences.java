package heartstring.story.conditions;

import heartstring.story.terms.Operator;
import heartstring.story.terms.Term;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import heartstring.ui.components.Format;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conditions in plain English. */
final class Sentences {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}( times| days| points| touchpoints)?");
    private static final Pattern ONE = Pattern.compile("(at least |at most |more than |less than |exactly )?1");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** Of a longer list the sentence shows so many. */
    private static final int SHOWN = 8;

    private final Map<String, Term> terms;
    private final String currency;

    Sentences(Map<String, Term> terms, String currency) {
        this.terms = terms;
        this.currency = currency;
    }

    String of(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().isEmpty() ? "always" : joined(all.parts(), " and ");
            case Condition.Any any -> joined(any.parts(), " or ");
            case Condition.Not not -> opposite(not.part());
            case Condition.Test test -> test(test, true);
        };
    }

    private String opposite(Condition condition) {
        return switch (condition) {
            case Condition.Test test -> test(test, false);
            case Condition.Not not -> of(not.part());
            case Condition.All all -> all.parts().isEmpty() ? "never" : "not (" + of(all) + ")";
            case Condition.Any any -> "not (" + of(any) + ")";
        };
    }

    private String joined(List<Condition> parts, String word) {
        if (parts.size() == 1) {
            return of(parts.getFirst());
        }
        return listed(parts.stream().map(this::inside).toList(), word);
    }

    private String inside(Condition condition) {
        boolean several = switch (condition) {
            case Condition.All all -> all.parts().size() > 1;
            case Condition.Any any -> any.parts().size() > 1;
            case Condition.Not not -> false;
            case Condition.Test test -> false;
        };
        return several ? "(" + of(condition) + ")" : of(condition);
    }

    private static String listed(List<String> parts, String word) {
        return parts.size() == 1
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + word + parts.getLast();
    }

    private String test(Condition.Test test, boolean yes) {
        Term term = Objects.requireNonNull(terms.get(test.term()), test.term());
        if (test.is() == Operator.KNOWN) {
            return expanded(term.label(), term, test) + (yes ? " is known" : " is not known");
        }
        boolean flagged = test.values().getFirst() instanceof Value.Flag flag && !flag.yes();
        return expanded(yes != flagged ? term.says() : term.saysNot(), term, test);
    }

    private String expanded(String template, Term term, Condition.Test test) {
        String kept = OPTIONAL.matcher(template).replaceAll(match -> {
            Matcher place = PLACE.matcher(match.group(1));
            boolean given = place.find() && test.with().containsKey(place.group(1));
            return Matcher.quoteReplacement(given ? match.group(1) : "");
        });
        return PLACE.matcher(kept).replaceAll(match -> {
            String name = match.group(1);
            String text = name.equals("is")
                    ? comparison(term, test)
                    : value(Objects.requireNonNull(test.with().get(name)), term);
            return Matcher.quoteReplacement(counted(text, match.group(2) == null ? "" : match.group(2)));
        });
    }

    /** A number with what it counts: at least once, 3 times, the last day, 1 day ago. */
    private static String counted(String text, String unit) {
        boolean single = ONE.matcher(text).matches();
        return switch (unit) {
            case " times" -> single ? text.substring(0, text.length() - 1) + "once" : text + unit;
            case " days" -> text.equals("1") ? "day" : single ? text + " day" : text + unit;
            case " points", " touchpoints" -> single ? text + unit.substring(0, unit.length() - 1) : text + unit;
            default -> text + unit;
        };
    }

    private String comparison(Term term, Condition.Test test) {
        List<String> values =
                test.values().stream().limit(SHOWN).map(v -> value(v, term)).toList();
        boolean time = term.type() == Type.DAY || term.type() == Type.MOMENT;
        String first = values.isEmpty() ? "" : values.getFirst();
        return switch (test.is()) {
            case KNOWN -> "known";
            case IS ->
                switch (term.type()) {
                    case TEXT, CHOICE, FLAG, SEVERAL -> first;
                    case NUMBER, MONEY -> "exactly " + first;
                    case DAY, MOMENT -> "on " + first;
                };
            case ONE_OF -> shown(test, values, " or ");
            case HAS_ANY -> values.size() == 1 ? first : "any of " + shown(test, values, " or ");
            case HAS_ALL -> values.size() == 1 ? first : "all of " + shown(test, values, " and ");
            case STARTS_WITH -> "something that starts with “" + first + "”";
            case CONTAINS -> "something that contains “" + first + "”";
            case AT_LEAST -> (time ? "on or after " : "at least ") + first;
            case AT_MOST -> (time ? "on or before " : "at most ") + first;
            case MORE_THAN -> (time ? "after " : "more than ") + first;
            case LESS_THAN -> (time ? "before " : "less than ") + first;
            case BETWEEN -> "between " + first + " and " + values.getLast();
        };
    }

    private static String shown(Condition.Test test, List<String> values, String word) {
        int more = test.values().size() - values.size();
        return more == 0
                ? listed(values, word)
                : String.join(", ", values) + word + (word.equals(" or ") ? "one of " : "") + more + " more";
    }

    private String value(Value value, Term term) {
        return switch (value) {
            case Value.Text text ->
                term.choices().stream()
                        .filter(c -> c.value().equals(text.text()))
                        .map(Term.Choice::label)
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(), label -> label.isEmpty() ? text.text() : label));
            case Value.Figure figure -> figure.plain();
            case Value.Money money -> Format.money(money.amountMinor(), currency);
            case Value.Day day -> day(day.day());
            case Value.Moment moment -> Format.exact(moment.at());
            case Value.Flag flag -> flag.yes() ? "yes" : "no";
            case Value.Several several -> String.join(", ", several.texts());
        };
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
