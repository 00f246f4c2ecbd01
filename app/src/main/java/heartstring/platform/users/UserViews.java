package heartstring.platform.users;

import heartstring.platform.auth.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about users show. */
public final class UserViews {

    private UserViews() {}

    /** The list of users and where the next page begins. */
    public record Listing(List<User> users, @Nullable String next) {}

    /** One user's form; without a user it is the form for a new one. {@code link} is a reset link, shown once. */
    public record Form(
            @Nullable User user,
            @Nullable String link,
            @Nullable String fault) {
        public Role[] roles() {
            return Role.values();
        }
    }

    /** The set-up form as it was typed, with what is wrong in it. */
    public record Setup(String email, String name, @Nullable String fault) {}

    /** The form that asks for a link; without mail it says whom to ask instead. */
    public record Forgotten(boolean mail) {}

    /** The form for a new password. */
    public record Reset(String token, @Nullable String fault) {}
}
