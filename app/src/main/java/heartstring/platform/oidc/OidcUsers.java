package heartstring.platform.oidc;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.UserOutcome;
import heartstring.platform.users.Users;
import heartstring.platform.users.Vouched;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Finds the user of ours whom the provider vouches for, by an e-mail address that the provider has verified. */
@Component
public class OidcUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final OidcSettings settings;
    private final Users users;
    private final Audit audit;

    OidcUsers(OidcSettings settings, Users users, Audit audit) {
        this.settings = settings;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser there = provider.loadUser(request);
        User here = find(there).filter(User::active).orElseThrow(OidcUsers::refused);
        users.wasHere(here.id());
        Actor actor = Actor.user(here.id(), here.name(), here.role());
        audit.record(actor, "signed in by provider", "user", String.valueOf(here.id()), "{}");
        return new Welcome(there, here);
    }

    private Optional<User> find(OidcUser there) {
        String email = there.getEmail();
        if (email == null || !Boolean.TRUE.equals(there.getEmailVerified())) {
            return Optional.empty();
        }
        OidcSettings.Provider rules = settings.provider();
        String domain = email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (!rules.domains().isEmpty() && !rules.domains().contains(domain)) {
            return Optional.empty();
        }
        return users.find(email).or(() -> newcomer(email, there.getFullName(), rules.newcomers()));
    }

    private Optional<User> newcomer(String email, @Nullable String name, String roleName) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(roleName) && role != Role.ADMINISTRATOR)
                .findFirst()
                .flatMap(role -> switch (users.add(email, name == null ? email : name, role, null)) {
                    case UserOutcome.Done done -> Optional.of(done.user());
                    case UserOutcome.Refused refused -> Optional.empty();
                });
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(new OAuth2Error("access_denied"), "Nobody here has this address");
    }

    private static final class Welcome extends DefaultOidcUser implements Vouched {

        private final transient User user;

        Welcome(OidcUser there, User user) {
            super(List.of(), there.getIdToken(), there.getUserInfo());
            this.user = user;
        }

        @Override
        public User user() {
            return user;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Welcome welcome && welcome.user.equals(user);
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }
    }
}
