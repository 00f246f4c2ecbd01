package heartstring.platform.users;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ResetTest {

    private static final Pattern LINK = Pattern.compile("id=\"reset-link\">http://localhost:\\d+(/reset/[^<]+)<");

    private final House house;
    private final Resets resets;
    private final JdbcClient jdbc;

    ResetTest(House house, Resets resets, JdbcClient jdbc) {
        this.house = house;
        this.resets = resets;
        this.jdbc = jdbc;
    }

    @Test
    void anAdministratorMakesALinkThatWorksOnce() {
        User user = house.user(Role.AGENT);
        Browser old = house.signedIn(user);
        Answer page = house.as(Role.ADMINISTRATOR).post("/users/" + user.id() + "/reset-link");
        Matcher link = LINK.matcher(page.body());
        assertThat(link.find()).isTrue();
        Browser browser = house.browser();
        assertThat(browser.get(link.group(1)).status()).isEqualTo(200);
        assertThat(browser.post(link.group(1), "password", "short").status()).isEqualTo(422);
        assertThat(browser.post(link.group(1), "password", "a brand new one").location())
                .isEqualTo("/login");
        assertThat(browser.get(link.group(1)).status()).isEqualTo(404);
        assertThat(browser.post(link.group(1), "password", "and another one").status())
                .isEqualTo(422);
        assertThat(old.get("/account").status()).isEqualTo(303);
        assertThat(browser.post("/login", "email", user.email(), "password", "a brand new one")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void aLinkDiesAfterAnHourAndWhenAnotherIsMade() {
        User user = house.user(Role.AGENT);
        String first = resets.make(user.id());
        String second = resets.make(user.id());
        assertThat(house.browser().get(first).status()).isEqualTo(404);
        assertThat(house.browser().get(second).status()).isEqualTo(200);
        jdbc.sql("UPDATE platform.password_reset SET expires_at = now() - interval '1 second' WHERE user_id = :id")
                .param("id", user.id())
                .update();
        assertThat(house.browser().get(second).status()).isEqualTo(404);
    }

    @Test
    void askingTellsNothingAboutWhoIsHere() {
        User user = house.user(Role.AGENT);
        String known = house.browser().post("/reset", "email", user.email()).body();
        String unknown =
                house.browser().post("/reset", "email", "nobody@house.test").body();
        assertThat(known).contains("If there is a user with this address");
        assertThat(unknown).contains("If there is a user with this address");
    }
}
