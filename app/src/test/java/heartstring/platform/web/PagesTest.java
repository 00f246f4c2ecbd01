package heartstring.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of this room opens, inside the frame, under the strict policy. */
@HouseTest
class PagesTest {

    private final House house;

    PagesTest(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/users",
                "/users/new",
                "/api-keys",
                "/audit",
                "/settings/organisation",
                "/settings/sign-on",
                "/docs/api"
            })
    void opens(String path) {
        Answer answer = house.as(Role.ADMINISTRATOR).get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("<!doctype html>")
                .contains("hs-sidebar")
                .doesNotContainPattern("<[^>]* style=")
                .doesNotContainPattern("<[^>]* on[a-z]+=")
                .doesNotContainPattern("<script>");
        assertThat(answer.header("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'self'").contains("frame-ancestors 'none'"));
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void theFrameOffersOnlyWhatTheRoleMaySee() {
        assertThat(house.as(Role.AGENT).get("/account").body()).doesNotContain("href=\"/audit\"");
        assertThat(house.as(Role.ADMINISTRATOR).get("/audit").body()).contains("href=\"/audit\" aria-current=\"page\"");
    }

    @Test
    void everyFormThatPostsCarriesTheToken() {
        String body = house.as(Role.ADMINISTRATOR).get("/account").body();
        long forms =
                body.lines().filter(line -> line.contains("method=\"post\"")).count();
        assertThat(forms).isPositive();
        assertThat(body.split("name=\"_csrf\"", -1).length - 1).isEqualTo((int) forms);
        assertThat(house.as(Role.ADMINISTRATOR).get("/audit").body().split("method=\"get\"><input type=\"hidden\"", -1))
                .hasSize(1);
    }

    @Test
    void aToastIsShownOnce() {
        Browser browser = house.signedIn(house.user(Role.AGENT));
        browser.post("/account", "name", "New Name");
        assertThat(browser.get("/account").body()).contains("hs-toast-success").contains("New Name");
        assertThat(browser.get("/account").body()).doesNotContain("hs-toast-success");
    }

    @Test
    void aScriptIsToldWhereToGo() {
        Browser browser = house.signedIn(house.user(Role.AGENT));
        Answer answer = browser.send(HttpRequest.newBuilder(house.at("/account"))
                .header("HX-Request", "true")
                .header("X-XSRF-TOKEN", browser.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=Other")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("HX-Redirect")).hasValue("/account");
        Answer closed = house.browser().get("/account", "HX-Request", "true");
        assertThat(closed.status()).isEqualTo(401);
        assertThat(closed.header("HX-Redirect")).hasValue("/login");
    }

    @Test
    void theApiDescribesItself() {
        Answer answer = house.browser().get("/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
        assertThat(answer.json()
                        .path("paths")
                        .path("/api/test/echo")
                        .path("post")
                        .path("x-scope")
                        .asString())
                .isEqualTo("test:run");
        assertThat(house.as(Role.ANALYST).get("/docs/api").body()).contains("/api/test/echo");
    }

    @Test
    void settingsAreCheckedAndKept() {
        Browser browser = house.as(Role.ADMINISTRATOR);
        String[] good = {
            "name",
            "Heartstring",
            "region",
            "DE",
            "currency",
            "EUR",
            "language",
            "en-GB",
            "zone",
            "Europe/Berlin",
            "address",
            ""
        };
        assertThat(browser.get("/settings").location()).isEqualTo("/settings/organisation");
        assertThat(browser.post("/settings/organisation", good).status()).isEqualTo(303);
        String[] bad = good.clone();
        bad[3] = "XX";
        assertThat(browser.post("/settings/organisation", bad).status()).isEqualTo(422);
    }
}
