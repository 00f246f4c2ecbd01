package heartstring.story.computeddesk;

import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Is;
import heartstring.story.computed.Definition.Kind;
import heartstring.story.computed.Definition.Reads;
import heartstring.story.computed.Definition.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a definition that somebody typed. */
final class ComputedForm {

    /** Comparisons that the form has room for. */
    static final int ROWS = 3;

    private ComputedForm() {}

    /** Null where it is of no kind that there is. */
    static @Nullable Definition definition(Map<String, String> typed) {
        Kind kind = Kind.of(text(typed, "kind"));
        Reads reads = Reads.of(typed.getOrDefault("reads", "text"));
        List<Where> where = new ArrayList<>();
        for (int row = 1; row <= ROWS; row++) {
            String property = text(typed, "property" + row);
            Is is = Is.of(typed.getOrDefault("is" + row, "is"));
            if (!property.isEmpty()) {
                if (is == null) {
                    return null;
                }
                where.add(new Where(property, is, text(typed, "value" + row)));
            }
        }
        return kind == null || reads == null
                ? null
                : new Definition(
                        kind,
                        text(typed, "event"),
                        text(typed, "type"),
                        text(typed, "channel"),
                        text(typed, "property"),
                        reads,
                        where,
                        days(text(typed, "days")),
                        "",
                        "");
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    /** Nothing is for ever; what is no number is none that fits. */
    private static int days(String typed) {
        return typed.isEmpty() ? 0 : typed.matches("[1-9]\\d{0,4}") ? Integer.parseInt(typed) : -1;
    }

    /** A key made of a name. */
    static String key(String name) {
        String key = java.text.Normalizer.normalize(
                        name.strip().toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String whole = key.isEmpty() ? "computed" : key;
        return whole.substring(0, Math.min(40, whole.length())).replaceAll("-+$", "");
    }
}
