package heartstring;

import heartstring.platform.auth.Role;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.UserOutcome;
import heartstring.platform.users.Users;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** The running house as a test sees it from outside: its address, people signed in, programs with keys. */
@TestComponent
public class House {

    /** The password of every user that this class makes. */
    public static final String PASSWORD = "correct horse battery";

    private final Environment environment;
    private final Users users;
    private final ApiKeys keys;
    private final Map<Role, Browser> browsers = new ConcurrentHashMap<>();

    /** What tests begin is given to everybody, at any hour, unless they say otherwise: chance has no place in them. */
    House(Environment environment, Users users, ApiKeys keys, Settings settings) {
        settings.set(Map.of("holdouts.usual", "0", "contact.quiet.from", "00:00", "contact.quiet.to", "00:00"));
        this.environment = environment;
        this.users = users;
        this.keys = keys;
    }

    /** The address of a path such as {@code /actuator/health}. */
    public URI at(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    /** A new browser in which nobody is signed in. */
    public Browser browser() {
        return new Browser(at(""));
    }

    /** A browser in which somebody with that role is signed in; the same one for the whole run, so leave it signed in. */
    public Browser as(Role role) {
        return browsers.computeIfAbsent(role, wanted -> signedIn(user(wanted)));
    }

    /** A new user with that role and {@link #PASSWORD}. */
    public User user(Role role) {
        String email = role.name().toLowerCase(Locale.ROOT) + "." + UUID.randomUUID() + "@house.test";
        return switch (users.add(email, "Some " + role.label(), role, PASSWORD)) {
            case UserOutcome.Done done -> done.user();
            case UserOutcome.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    /** A new browser in which that user is signed in. */
    public Browser signedIn(User user) {
        Browser browser = browser();
        Answer answer = browser.post("/login", "email", user.email(), "password", PASSWORD);
        if (answer.status() != 303) {
            throw new AssertionError("Sign-in failed: " + answer);
        }
        return browser;
    }

    /** A program that calls the API with a new key of these scopes. */
    public Api api(String... scopes) {
        return apiWith(token(scopes));
    }

    /** A program that calls the API with that token. */
    public Api apiWith(String token) {
        return new Api(at(""), token);
    }

    /** The token of a new API key. */
    public String token(String... scopes) {
        return keys.make("test " + UUID.randomUUID(), List.of(scopes)).token();
    }
}
