package heartstring.experience.page;

import java.util.List;

/**
 * One question as it stands on the page.
 *
 * @param kind scale, stars, feeling, choice, matrix, ranking, text, line, day, file, consent or contact
 * @param name of its field
 * @param fault what is wrong with what was typed, empty when nothing is
 * @param picks what can be chosen
 * @param rows lines that each have something to choose, or fields of their own
 * @param value what was typed where something is typed
 * @param other words of one's own, null when there are none to be had
 */
public record Item(
        String kind,
        String key,
        String name,
        String title,
        String help,
        boolean required,
        String fault,
        boolean several,
        List<Pick> picks,
        List<Row> rows,
        String low,
        String high,
        String value,
        @org.jspecify.annotations.Nullable String other) {

    public Item {
        picks = List.copyOf(picks);
        rows = List.copyOf(rows);
    }

    /** Something to choose. */
    public record Pick(String value, String label, String face, boolean on) {}

    /** A line within a question: something to choose from, or a field with its type. */
    public record Row(String name, String label, String type, String complete, String value, List<Pick> picks) {
        public Row {
            picks = List.copyOf(picks);
        }
    }

    /** What describes it to those who do not see it, null when nothing does. */
    public @org.jspecify.annotations.Nullable String described() {
        String ids = (help.isEmpty() ? "" : name + "-help") + (fault.isEmpty() ? "" : " " + name + "-fault");
        return ids.isBlank() ? null : ids.strip();
    }

    /** For an attribute that is there or not. */
    public @org.jspecify.annotations.Nullable String invalid() {
        return fault.isEmpty() ? null : "true";
    }

    /** Whether it is a group of fields rather than a single one. */
    public boolean grouped() {
        return switch (kind) {
            case "text", "line", "day", "file" -> false;
            default -> true;
        };
    }
}
