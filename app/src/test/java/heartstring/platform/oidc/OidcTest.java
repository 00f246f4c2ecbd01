package heartstring.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole code flow with PKCE against a real provider, step by step as a browser does it. */
@HouseTest
class OidcTest {

    private final House house;
    private final Users users;
    private final OidcSettings settings;
    private ConfigurableApplicationContext provider;
    private String issuer;

    OidcTest(House house, Users users, OidcSettings settings) {
        this.house = house;
        this.users = users;
        this.settings = settings;
    }

    @BeforeEach
    void open() {
        provider = new SpringApplicationBuilder(IdentityProvider.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "spring.config.name=none",
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "house=" + house.at(""))
                .run();
        issuer = "http://localhost:" + provider.getEnvironment().getRequiredProperty("local.server.port");
        allow(List.of("house.test"), "");
    }

    @AfterEach
    void close() {
        settings.set(new OidcSettings.Provider("", "", "", "", List.of(), ""), false);
        provider.close();
    }

    @Test
    void somebodyWeKnowComesIn() {
        User user = house.user(Role.ANALYST);
        assertThat(house.browser().get("/login").body()).contains("Sign in with the house");
        Browser browser = house.browser();
        Answer answer = enter(browser, user.email());
        assertThat(answer.location()).endsWith("/");
        assertThat(browser.get("/account").body()).contains(user.email()).contains("Analyst");
    }

    @Test
    void somebodyWeDoNotKnowStaysOutside() {
        String email = UUID.randomUUID() + "@house.test";
        Browser browser = house.browser();
        assertThat(enter(browser, email).location()).contains("/login?refused");
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(users.find(email)).isEmpty();
    }

    @Test
    void anotherDomainOrAnUnverifiedAddressStaysOutside() {
        allow(List.of("elsewhere.test"), "AGENT");
        assertThat(enter(house.browser(), house.user(Role.AGENT).email()).location())
                .contains("/login?refused");
        allow(List.of("house.test"), "AGENT");
        assertThat(enter(house.browser(), "unverified" + UUID.randomUUID() + "@house.test")
                        .location())
                .contains("/login?refused");
    }

    @Test
    void aNewcomerGetsTheRoleThatWasSet() {
        allow(List.of("house.test"), "CASHIER");
        String email = UUID.randomUUID() + "@house.test";
        Browser browser = house.browser();
        enter(browser, email);
        assertThat(browser.get("/account").body()).contains("Cashier");
        assertThat(users.find(email).orElseThrow().name()).isEqualTo("Somebody There");
    }

    @Test
    void whoIsSwitchedOffHereStaysOutside() {
        User user = house.user(Role.AGENT);
        users.change(user.id(), user.name(), user.role(), false);
        assertThat(enter(house.browser(), user.email()).location()).contains("/login?refused");
    }

    @Test
    void withoutAProviderThereIsNoButton() {
        settings.set(new OidcSettings.Provider("", "", "", "", List.of(), ""), false);
        assertThat(house.browser().get("/login").body()).doesNotContain("/oauth2/authorization/oidc");
        Answer nowhere = house.browser().get("/oauth2/authorization/oidc");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.body()).contains("<h1>");
        assertThat(house.browser().get("/oauth2/authorization/other").status()).isEqualTo(404);
    }

    private void allow(List<String> domains, String newcomers) {
        settings.set(
                new OidcSettings.Provider(
                        "Sign in with the house",
                        issuer,
                        IdentityProvider.CLIENT,
                        IdentityProvider.SECRET,
                        domains,
                        newcomers),
                false);
    }

    private Answer enter(Browser browser, String email) {
        URI there = URI.create(browser.get("/oauth2/authorization/oidc").location());
        assertThat(there.toString())
                .startsWith(issuer)
                .contains("code_challenge=")
                .contains("code_challenge_method=S256");
        Answer login = browser.getUri(there);
        assertThat(login.location()).endsWith("/login");
        Answer welcome = browser.postUri(
                URI.create(issuer + "/login"), "username", email, "password", IdentityProvider.PASSWORD);
        Answer back = browser.getUri(URI.create(welcome.location()));
        assertThat(back.location()).contains("/login/oauth2/code/oidc?code=");
        return browser.getUri(URI.create(back.location()));
    }
}
