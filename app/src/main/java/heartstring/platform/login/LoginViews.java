package heartstring.platform.login;

import heartstring.platform.users.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages around signing in show. */
public final class LoginViews {

    private LoginViews() {}

    /** The sign-in form; {@code provider} is the label of the identity provider's button, if there is one. */
    public record Form(
            String email,
            String next,
            @Nullable String fault,
            @Nullable String provider) {}

    /** The form for the second step. */
    public record Code(String next, @Nullable String fault) {}

    /** One browser that is signed in. */
    public record Session(Instant since, Instant lastSeen, boolean thisOne) {}

    /** My account. */
    public record Account(
            User user,
            List<Session> sessions,
            int recoveryCodes,
            @Nullable String fault) {}

    /** The second factor being turned on: the secret and its drawing, then the recovery codes. */
    public record Enrolment(
            String secret, String drawing, @Nullable String fault) {}

    /** The recovery codes, shown once. */
    public record Recovery(List<String> codes) {}
}
