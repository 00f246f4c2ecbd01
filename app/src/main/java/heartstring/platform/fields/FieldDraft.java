package heartstring.platform.fields;

import heartstring.platform.auth.Role;
import java.util.List;
import java.util.Set;

/**
 * A field as somebody wants it.
 *
 * @param key empty to make one of the label; ignored when a field is changed, as are subject and kind
 * @param choices in order; one with an empty key is new
 */
public record FieldDraft(
        Subject subject,
        Kind kind,
        String key,
        String label,
        String hint,
        List<Field.Choice> choices,
        Set<Role> seenBy,
        Set<Role> editedBy) {

    /** A field that everybody sees and changes. */
    public static FieldDraft plain(Subject subject, Kind kind, String key, String label, String... choices) {
        return new FieldDraft(
                subject,
                kind,
                key,
                label,
                "",
                java.util.Arrays.stream(choices)
                        .map(choice -> new Field.Choice("", choice))
                        .toList(),
                Set.of(),
                Set.of());
    }
}
