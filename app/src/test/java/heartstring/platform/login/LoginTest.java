package heartstring.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.UserOutcome;
import heartstring.platform.users.Users;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class LoginTest {

    private final House house;
    private final Users users;
    private final JdbcClient jdbc;

    LoginTest(House house, Users users, JdbcClient jdbc) {
        this.house = house;
        this.users = users;
        this.jdbc = jdbc;
    }

    @Test
    void aPageLeadsToSignInAndBackAgain() {
        User user = house.user(Role.AGENT);
        Browser browser = house.browser();
        Answer closed = browser.get("/account?a=b&c=d");
        assertThat(closed.status()).isEqualTo(303);
        assertThat(closed.location()).isEqualTo("/login?next=%2Faccount%3Fa%3Db%26c%3Dd");
        assertThat(browser.get(closed.location()).body()).contains("value=\"/account?a=b&amp;c=d\"");
        Answer opened = browser.post(
                "/login",
                "email",
                user.email().toUpperCase(java.util.Locale.ROOT),
                "password",
                House.PASSWORD,
                "next",
                "/account?a=b");
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.location()).isEqualTo("/account?a=b");
        assertThat(browser.get("/account").body()).contains(user.email()).contains("This browser");
    }

    @Test
    void signInLeadsNowhereElse() {
        User user = house.user(Role.AGENT);
        for (String next : new String[] {"//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)"}) {
            Answer answer =
                    house.browser().post("/login", "email", user.email(), "password", House.PASSWORD, "next", next);
            assertThat(answer.location()).isEqualTo("/");
        }
    }

    @Test
    void theSessionGetsANewIdAtSignIn() {
        User user = house.user(Role.AGENT);
        Browser browser = house.browser();
        Answer answer = browser.post("/login", "email", user.email(), "password", House.PASSWORD);
        assertThat(answer.raw().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("heartstring=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
        assertThat(browser.post("/logout").location()).endsWith("/login");
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void aFormWithoutTheTokenIsRefused() {
        Browser browser = house.signedIn(house.user(Role.AGENT));
        Answer forged = browser.postBare("/account", "name", "Mallory");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.body()).contains("Go back, reload and try again");
        assertThat(browser.get("/account").body()).doesNotContain("Mallory");
    }

    @Test
    void wrongAndUnknownLookTheSame() {
        User user = house.user(Role.AGENT);
        Answer wrong = house.browser().post("/login", "email", user.email(), "password", "not the password");
        Answer unknown = house.browser()
                .post("/login", "email", UUID.randomUUID() + "@house.test", "password", "whatever it is");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("That e-mail address or password is wrong.");
        assertThat(unknown.body()).contains("That e-mail address or password is wrong.");
    }

    @Test
    void tooManyTriesMustWaitEvenWithTheRightPassword() {
        User user = house.user(Role.AGENT);
        Browser browser = house.browser();
        for (int i = 0; i < 8; i++) {
            assertThat(browser.post("/login", "email", user.email(), "password", "guess number " + i)
                            .status())
                    .isEqualTo(401);
        }
        Answer waiting = browser.post("/login", "email", user.email(), "password", House.PASSWORD);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.body()).containsPattern("Try again in 1[45] minutes");
        forgetTries();
    }

    @Test
    void aPageForOtherRolesIsClosed() {
        Answer refused = house.as(Role.CASHIER).get("/users");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Not for you", "Sign out", "/lookup");
        assertThat(house.as(Role.CASHIER).get("/").body()).doesNotContain("href=\"/users\"");
        assertThat(house.as(Role.ADMINISTRATOR).get("/users").status()).isEqualTo(200);
    }

    @Test
    void whoIsSwitchedOffIsOutAtOnce() {
        User user = house.user(Role.AGENT);
        Browser browser = house.signedIn(user);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(users.change(user.id(), user.name(), user.role(), false)).isInstanceOf(UserOutcome.Done.class);
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(house.browser()
                        .post("/login", "email", user.email(), "password", House.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        User user = house.user(Role.AGENT);
        Browser here = house.signedIn(user);
        Browser there = house.signedIn(user);
        assertThat(here.post("/account/password", "current", "wrong", "password", "a brand new one")
                        .status())
                .isEqualTo(422);
        assertThat(here.post("/account/password", "current", House.PASSWORD, "password", "short")
                        .body())
                .contains("at least 10 characters");
        assertThat(here.post("/account/password", "current", House.PASSWORD, "password", "a brand new one")
                        .status())
                .isEqualTo(303);
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(there.get("/account").status()).isEqualTo(303);
    }

    @Test
    void signingOutElsewhereKeepsThisBrowser() {
        User user = house.user(Role.AGENT);
        Browser here = house.signedIn(user);
        Browser there = house.signedIn(user);
        assertThat(here.get("/account").body()).contains("Another browser");
        assertThat(here.post("/account/sign-out-elsewhere").status()).isEqualTo(303);
        assertThat(there.get("/account").status()).isEqualTo(303);
        assertThat(here.get("/account").body()).doesNotContain("Another browser");
    }

    @Test
    void nobodyStoresASessionBeforeSignIn() {
        long before = sessions();
        Browser browser = house.browser();
        browser.get("/login");
        browser.get("/account");
        browser.get("/reset");
        assertThat(sessions()).isEqualTo(before);
    }

    private long sessions() {
        return jdbc.sql("SELECT count(*) FROM platform.session WHERE principal_name IS NULL")
                .query(Long.class)
                .single();
    }

    /** All tests call from one address, and what one of them guesses must not lock the others out. */
    private void forgetTries() {
        jdbc.sql("DELETE FROM platform.throttle").update();
    }
}
