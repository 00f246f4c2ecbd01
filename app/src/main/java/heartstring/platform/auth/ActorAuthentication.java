package heartstring.platform.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** An {@link Actor} in the form that Spring Security passes around. */
public final class ActorAuthentication extends AbstractAuthenticationToken {

    private final transient Actor actor;

    public ActorAuthentication(Actor actor) {
        super(AuthorityUtils.createAuthorityList(
                actor.role() == null ? List.of("ROLE_API") : List.of("ROLE_" + actor.role())));
        this.actor = actor;
        setAuthenticated(true);
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
