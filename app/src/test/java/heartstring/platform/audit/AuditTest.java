package heartstring.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class AuditTest {

    private final House house;
    private final Audit audit;
    private final JdbcClient jdbc;

    AuditTest(House house, Audit audit, JdbcClient jdbc) {
        this.house = house;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Test
    void nobodyRewritesTheBook() {
        audit.record("tested", "audit", "1", "{\"pieces\": 2}");
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE platform.audit SET action = 'x'").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM platform.audit").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE platform.audit").update()).hasMessageContaining("never changed");
    }

    @Test
    void anActOnAPageNamesWhoDidIt() {
        User user = house.user(Role.AGENT);
        house.as(Role.ADMINISTRATOR).post("/users/" + user.id() + "/sign-out");
        Answer page = house.as(Role.ADMINISTRATOR).get("/audit?action=ended+sessions+of&subject=user");
        assertThat(page.body())
                .contains("Some Administrator")
                .containsPattern(
                        "ended sessions of user <span dir=\"auto\">Some Agent</span> <small[^>]*>" + user.id());
    }

    @Test
    void pagesThroughWithoutSkippingOrRepeating() {
        String action = "tested " + UUID.randomUUID();
        for (int i = 0; i < 120; i++) {
            audit.record(action, "audit", "nr-" + i, "{}");
        }
        Browser browser = house.as(Role.ADMINISTRATOR);
        String path = "/audit?action=" + action.replace(" ", "+");
        StringBuilder all = new StringBuilder();
        int pages = 0;
        while (path != null) {
            String body = browser.get(path).body();
            all.append(body);
            pages++;
            Matcher next = Pattern.compile("<nav class=\"hs-more\"[^>]*><a class=\"btn\" href=\"([^\"]+)\"")
                    .matcher(body);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(pages).isEqualTo(3);
        for (int i = 0; i < 120; i++) {
            assertThat(all).containsOnlyOnce("audit nr-" + i + "<");
        }
        assertThat(browser.get("/audit?cursor=nonsense").status()).isEqualTo(400);
    }
}
