package heartstring.decision.workflowforms;

import java.util.List;

/**
 * One field of a step's form.
 *
 * @param as text, number, time, check, choice, or event, property and channel, which are texts with suggestions
 * @param columns how wide it is, of twelve
 * @param options of a choice
 */
public record Field(
        String name, String label, String as, String value, int columns, long least, long most, List<Option> options) {

    public Field {
        options = List.copyOf(options);
    }

    /** Something to choose. */
    public record Option(String value, String label) {}

    static Field text(String name, String label, String value, int most) {
        return new Field(name, label, "text", value, 12, 0, most, List.of());
    }

    /** A text for which things of that kind are suggested. */
    static Field like(String as, String name, String label, String value, int columns) {
        return new Field(name, label, as, value, columns, 0, Typed.MOST_NAME, List.of());
    }

    static Field number(String name, String label, long value, long least, long most) {
        return new Field(name, label, "number", String.valueOf(value), 6, least, most, List.of());
    }

    static Field time(String name, String label, String value) {
        return new Field(name, label, "time", value, 6, 0, 0, List.of());
    }

    static Field check(String name, String label, boolean value) {
        return new Field(name, label, "check", value ? "yes" : "", 6, 0, 0, List.of());
    }

    static Field choice(String name, String label, String value, List<Option> options) {
        return new Field(name, label, "choice", value, 6, 0, 0, options);
    }

    Field wide(int width) {
        return new Field(name, label, as, value, width, least, most, options);
    }

    public boolean isChosen(Option option) {
        return option.value().equals(value);
    }

    /** Whether what is kept is none of the choices any more; then it is shown, lest something else be kept unseen. */
    public boolean isGone() {
        return as.equals("choice")
                && !value.isEmpty()
                && !value.equals("0")
                && options.stream().noneMatch(this::isChosen);
    }
}
