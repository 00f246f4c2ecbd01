package heartstring.platform.fields;

import heartstring.platform.auth.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one subject, to be changed.
 *
 * @param used how many records have a value, by field; of those put away
 * @param asks the field whose deletion has to be confirmed, 0 for none
 */
public record FieldsView(
        Subject subject,
        List<Field> fields,
        List<Field> retired,
        Map<Integer, Long> used,
        Map<Integer, String> remains,
        int asks,
        @Nullable String fault) {

    /** All subjects, as tabs. */
    public Subject[] subjects() {
        return Subject.values();
    }

    /** All kinds, to choose from. */
    public Kind[] kinds() {
        return Kind.values();
    }

    /** Roles whose sight can be limited; administrators see everything. */
    public List<Role> roles() {
        return List.of(Role.MANAGER, Role.AGENT, Role.ANALYST);
    }

    /** How many have a value, in words. */
    public String used(Field field) {
        long many = used.getOrDefault(field.id(), 0L);
        return many == 0 ? "Nobody has a value." : many == 1 ? "One has a value." : many + " have a value.";
    }

    /** What a field is, in a few words. */
    public String about(Field field) {
        return field.kind().label() + (field.currency().isEmpty() ? "" : " in " + field.currency());
    }
}
