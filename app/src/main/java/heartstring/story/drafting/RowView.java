package heartstring.story.drafting;

import heartstring.story.terms.Operator;
import heartstring.story.terms.Term;
import heartstring.story.terms.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One test in the form.
 *
 * @param number keeps its fields together
 * @param groups all terms, to choose from
 * @param between whether it takes a second value
 * @param takesValue whether it takes a value at all
 * @param about what may be asked about: {@code customer} for the customer alone, empty for everything
 * @param box the box it stands in, 0 for none
 */
public record RowView(
        int number,
        List<Group> groups,
        @Nullable Chosen chosen,
        String value,
        String to,
        boolean between,
        boolean takesValue,
        String about,
        int box) {

    /** Terms that belong together. */
    public record Group(String name, List<Option> terms) {}

    /** Something to choose. */
    public record Option(String value, String label, boolean selected) {}

    /** An argument of the chosen term. */
    public record Param(String name, String label, boolean required, boolean number, String value) {}

    /**
     * The chosen term.
     *
     * @param input the type of the input for its value
     * @param choices of a closed list, empty when anything can be typed
     */
    public record Chosen(
            String label, List<Param> params, List<Option> operators, String input, List<Option> choices) {}

    private static final Map<Operator, String> WORDS = words();

    static RowView of(ConditionForm.Row row, @Nullable Term term, List<Term> terms) {
        Map<String, List<Option>> groups = new LinkedHashMap<>();
        for (Term one : terms) {
            groups.computeIfAbsent(one.group(), g -> new ArrayList<>())
                    .add(new Option(
                            one.name(), one.label(), term != null && one.name().equals(term.name())));
        }
        List<Group> grouped = groups.entrySet().stream()
                .map(e -> new Group(e.getKey(), e.getValue()))
                .toList();
        if (term == null) {
            return new RowView(row.number(), grouped, null, "", "", false, false, row.field("about"), row.box());
        }
        String word = row.field("is");
        Operator is = Operator.ofWord(word.startsWith("not.") ? word.substring(4) : word);
        Operator used = is != null && term.operators().contains(is)
                ? is
                : term.operators().getFirst();
        return new RowView(
                row.number(),
                grouped,
                chosen(row, term, word),
                row.field("value"),
                row.field("to"),
                used == Operator.BETWEEN,
                used != Operator.KNOWN,
                row.field("about"),
                row.box());
    }

    private static Chosen chosen(ConditionForm.Row row, Term term, String word) {
        List<Option> operators = new ArrayList<>();
        for (Operator one : term.operators()) {
            operators.add(new Option(
                    one.word(), WORDS.getOrDefault(one, one.word()), one.word().equals(word)));
        }
        if (term.type() == Type.TEXT || term.type() == Type.CHOICE) {
            operators.add(new Option("not.is", "is not", word.equals("not.is")));
            operators.add(new Option("not.one-of", "is none of (separated by commas)", word.equals("not.one-of")));
        }
        if (term.type() == Type.SEVERAL) {
            operators.add(
                    new Option("not.has-any-of", "has none of (separated by commas)", word.equals("not.has-any-of")));
        }
        return new Chosen(
                term.label(),
                term.params().stream()
                        .map(p -> new Param(
                                p.name(),
                                p.label(),
                                p.required(),
                                p.type() == Type.NUMBER,
                                row.field("with." + p.name())))
                        .toList(),
                operators,
                switch (term.type()) {
                    case NUMBER, MONEY -> word.equals("one-of") ? "text" : "number";
                    case DAY -> word.equals("one-of") ? "text" : "date";
                    case MOMENT -> "datetime-local";
                    case TEXT, FLAG, CHOICE, SEVERAL -> "text";
                },
                choices(row, term, word));
    }

    private static List<Option> choices(ConditionForm.Row row, Term term, String word) {
        String value = row.field("value");
        if (term.type() == Type.FLAG) {
            return List.of(
                    new Option("true", "yes", value.equals("true")), new Option("false", "no", value.equals("false")));
        }
        return word.endsWith("one-of")
                ? List.of()
                : term.choices().stream()
                        .map(c -> new Option(c.value(), c.label(), c.value().equals(value)))
                        .toList();
    }

    private static Map<Operator, String> words() {
        Map<Operator, String> words = new LinkedHashMap<>();
        words.put(Operator.IS, "is");
        words.put(Operator.ONE_OF, "is one of (separated by commas)");
        words.put(Operator.STARTS_WITH, "starts with");
        words.put(Operator.CONTAINS, "contains");
        words.put(Operator.HAS_ANY, "has any of (separated by commas)");
        words.put(Operator.HAS_ALL, "has all of (separated by commas)");
        words.put(Operator.AT_LEAST, "is at least");
        words.put(Operator.AT_MOST, "is at most");
        words.put(Operator.MORE_THAN, "is more than");
        words.put(Operator.LESS_THAN, "is less than");
        words.put(Operator.BETWEEN, "is between");
        words.put(Operator.KNOWN, "is known");
        return words;
    }
}
