package heartstring.platform.login;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.ui.layout.Viewer;
import heartstring.ui.layout.Viewers;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the frame who is signed in. */
@Component
class CurrentViewer implements Viewers {

    private final Users users;

    CurrentViewer(Users users) {
        this.users = users;
    }

    @Override
    public @Nullable Viewer current() {
        Actor actor = Actor.current();
        User user = actor.kind() == Actor.Kind.USER ? users.find(actor.id()) : null;
        return user == null ? null : new Viewer(user.name(), user.email(), roles(user.role()));
    }

    /** Administrators see what every role sees. */
    private static Set<String> roles(Role role) {
        return role == Role.ADMINISTRATOR
                ? Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet())
                : Set.of(role.name());
    }
}
