package heartstring.platform.fields;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of this house.
 *
 * @param key under which values are kept; it never changes
 * @param choices what can be chosen, in order; only where the kind chooses
 * @param currency of amounts, empty for other kinds
 * @param seenBy the roles that see it; empty for everybody who sees the record
 * @param editedBy the roles that change it; empty for everybody who may change the record
 * @param ready whether values that were there before the field are gathered for lists
 * @param retired whether it is put away: nothing shows it, its values stay
 */
public record Field(
        int id,
        Subject subject,
        String key,
        String label,
        String hint,
        Kind kind,
        List<Choice> choices,
        String currency,
        int position,
        Set<Role> seenBy,
        Set<Role> editedBy,
        boolean ready,
        boolean retired) {

    public Field {
        choices = List.copyOf(choices);
        seenBy = Set.copyOf(seenBy);
        editedBy = Set.copyOf(editedBy);
    }

    /** One of a closed list; the key is what is kept. */
    public record Choice(String key, String label) {}

    /** Whether whoever acts may see values; programs see a field that not everybody sees by the scope fields:read. */
    public boolean isSeenBy(Actor actor) {
        return allows(seenBy, actor, "fields:read");
    }

    /** Whether whoever acts may change values; programs change a field that not everybody changes by the scope fields:write. */
    public boolean isEditedBy(Actor actor) {
        return isSeenBy(actor) && allows(editedBy, actor, "fields:write");
    }

    private static boolean allows(Set<Role> roles, Actor actor, String scope) {
        return switch (actor.kind()) {
            case HOUSE -> true;
            case API_KEY -> roles.isEmpty() || actor.has(scope);
            case USER -> roles.isEmpty() || roles.stream().anyMatch(actor::has);
        };
    }

    /** What a choice is called; a key that is no choice any more stands for itself. */
    public String choiceLabel(String choice) {
        return choice(choice).map(Choice::label).orElse(choice);
    }

    Optional<Choice> choice(@Nullable String choice) {
        return choices.stream().filter(c -> c.key().equals(choice)).findFirst();
    }
}
