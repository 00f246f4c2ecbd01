package heartstring.platform.users;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.Houses;
import heartstring.platform.auth.Role;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.settings.Organisation;
import heartstring.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one database, empty at first, behave as one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;
    private House here;
    private House there;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        String database = Houses.emptyDatabase();
        first = Houses.open(database, data);
        second = Houses.open(database, data);
        here = first.getBean(House.class);
        there = second.getBean(House.class);
    }

    @AfterAll
    void close() {
        second.close();
        first.close();
    }

    @Test
    @Order(1)
    void theFirstUserComesInByTheCodeInTheLog() {
        assertThat(here.browser().get("/login").location()).isEqualTo("/setup");
        String code = first.getBean(FirstRun.class).newCode();
        Browser browser = there.browser();
        assertThat(browser.get("/setup").body()).contains("one-time code");
        assertThat(setUp(browser, "AAAA-AAAA-AAAA-AAAA", House.PASSWORD).status())
                .isEqualTo(422);
        assertThat(setUp(browser, code, "short").body()).contains("at least 10 characters");
        assertThat(setUp(browser, code.toLowerCase(java.util.Locale.ROOT), House.PASSWORD)
                        .location())
                .isEqualTo("/login");
        assertThat(here.browser().get("/setup").location()).isEqualTo("/login");
        assertThat(setUp(here.browser(), code, House.PASSWORD).location()).isEqualTo("/login");
        assertThat(here.browser()
                        .post("/login", "email", "first@house.test", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    @Order(2)
    void whoSignsInHereIsSignedInThere() {
        User user = here.user(Role.AGENT);
        Browser browser = here.signedIn(user);
        assertThat(browser.getUri(there.at("/account")).body()).contains(user.email());
        first.getBean(Users.class).change(user.id(), user.name(), Role.AGENT, false);
        assertThat(soon(() -> browser.getUri(there.at("/account")).status() == 303))
                .isTrue();
    }

    @Test
    @Order(3)
    void guessesHereAndThereAreCountedTogether() {
        User user = here.user(Role.AGENT);
        for (int i = 0; i < 4; i++) {
            for (House house : List.of(here, there)) {
                assertThat(house.browser()
                                .post("/login", "email", user.email(), "password", "wrong " + i)
                                .status())
                        .isEqualTo(401);
            }
        }
        assertThat(there.browser()
                        .post("/login", "email", user.email(), "password", House.PASSWORD)
                        .status())
                .isEqualTo(429);
    }

    @Test
    @Order(4)
    void aKeyRevokedHereIsDeadThere() {
        ApiKeys.Made made = first.getBean(ApiKeys.class).make("two servers", List.of("test:run"));
        Api api = there.apiWith(made.token());
        assertThat(api.get("/api/test/refusal").status()).isEqualTo(409);
        first.getBean(ApiKeys.class).revoke(made.id());
        assertThat(soon(() -> api.get("/api/test/refusal").status() == 401)).isTrue();
    }

    @Test
    @Order(5)
    void anAnswerGivenHereIsGivenAgainThere() {
        String token = here.token("test:run");
        Answer answer = here.apiWith(token).post("/api/test/echo", "{\"text\":\"x\"}", "Idempotency-Key", "one");
        Answer again = there.apiWith(token).post("/api/test/echo", "{\"text\":\"x\"}", "Idempotency-Key", "one");
        assertThat(again.body()).isEqualTo(answer.body());
    }

    @Test
    @Order(6)
    void aSettingChangedHereCountsThere() {
        Organisation organisation = new Organisation("Two nodes", "FR", "EUR", "fr-FR", "Europe/Paris", "");
        assertThat(second.getBean(Settings.class).region()).isEqualTo("DE");
        first.getBean(Settings.class).organise(organisation);
        assertThat(soon(() -> second.getBean(Settings.class).organisation().equals(organisation)))
                .isTrue();
    }

    private static Answer setUp(Browser browser, String code, String password) {
        return browser.post("/setup", "code", code, "email", "First@house.test", "name", "First", "password", password);
    }

    private static boolean soon(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return true;
    }
}
