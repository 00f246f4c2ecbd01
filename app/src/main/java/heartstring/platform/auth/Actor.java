package heartstring.platform.auth;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever is doing something now: a user, an API key, or the house itself (jobs, commands). {@code id} is the id of the user
 * or key and 0 for the house; {@code label} is for people to read and may be personal, so it is never logged or audited.
 * {@code within} is the colleague beyond whose reach a key does not see.
 */
public record Actor(
        Kind kind,
        long id,
        String label,
        @Nullable Role role,
        Set<String> scopes,
        @Nullable Colleague within) implements Principal {

    /** A colleague in their role. */
    public record Colleague(long userId, Role role) {}

    /** The colleague whose reach holds for what is done: oneself, or whom a key names; null when everything is reached. */
    public @Nullable Colleague colleague() {
        return kind == Kind.USER && role != null ? new Colleague(id, role) : within;
    }

    /** The number of the colleague who acts, 0 when it is a program or the house. */
    public long userId() {
        return kind == Kind.USER ? id : 0;
    }

    /** What kind of actor acts. */
    public enum Kind {
        USER,
        API_KEY,
        HOUSE
    }

    /** The house itself. */
    public static final Actor HOUSE = new Actor(Kind.HOUSE, 0, "Heartstring", null, Set.of(), null);

    public static Actor user(long id, String label, Role role) {
        return new Actor(Kind.USER, id, label, role, Set.of(), null);
    }

    public static Actor key(long id, String label, Set<String> scopes) {
        return key(id, label, scopes, null);
    }

    /** A key that reaches no further than that colleague does; everything when null. */
    public static Actor key(long id, String label, Set<String> scopes, @Nullable Colleague within) {
        return new Actor(Kind.API_KEY, id, label, null, Set.copyOf(scopes), within);
    }

    /** The actor of the current request; outside a request, or before sign-in, the house. */
    public static Actor current() {
        Actor known = known();
        return known == null ? HOUSE : known;
    }

    static @Nullable Actor known() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }

    /** Whether this actor is a user with that role; administrators have every role. */
    public boolean has(Role wanted) {
        return role == wanted || role == Role.ADMINISTRATOR;
    }

    /** Whether this actor is a key with that scope. */
    public boolean has(String scope) {
        return kind == Kind.API_KEY && (scopes.contains(scope) || scopes.contains("admin"));
    }

    /** A name without anything personal, such as {@code user:7}. */
    @Override
    public String getName() {
        return switch (kind) {
            case USER -> "user:" + id;
            case API_KEY -> "key:" + id;
            case HOUSE -> "house";
        };
    }
}
