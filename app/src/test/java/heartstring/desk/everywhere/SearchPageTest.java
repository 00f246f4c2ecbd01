package heartstring.desk.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SearchPageTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Talks talks;
    private final String rare = "s" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "qz";

    SearchPageTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    @Test
    void everyKindIsFoundMarkedAndLeadsToItsPage() throws Exception {
        talks.mail(Instant.now(), "Kayaks", "I'm looking for a <i>blue</i> " + rare + " kayak.");
        talks.say("Note Added", "crm", Instant.now(), "\"text\":\"Prefers " + rare + " paddles\"");
        Browser agent = house.as(Role.AGENT);
        agent.post("/crm/tasks", "title", "Order the " + rare, "day", "2030-01-01", "queue", "mine");

        String found = agent.get("/search?q=" + rare).body();
        assertThat(found)
                .contains(
                        "finds-messages",
                        "finds-notes",
                        "finds-memory",
                        "finds-tasks",
                        "<mark>" + rare + "</mark>",
                        "/crm/inbox/" + talks.conversation(),
                        "/customers/" + talks.customer() + "/memory",
                        "&lt;i&gt;")
                .doesNotContain("<i>blue");
        String notes = agent.get("/search?kind=notes&q=" + rare).body();
        assertThat(notes).contains("finds-notes", "paddles").doesNotContain("finds-messages", "kayak");
        assertThat(agent.get("/search?kind=messages&q=" + rare.substring(0, 4) + "x" + rare.substring(4) + "%20kayak")
                        .body())
                .contains("spelt similarly", "/crm/inbox/" + talks.conversation());
        assertThat(agent.get("/search?q=" + talks.email).body())
                .contains("finds-people", "/customers/" + talks.customer());
        assertThat(agent.get("/search?q=" + UUID.randomUUID().toString().replace("-", ""))
                        .body())
                .contains("Nothing was found");
    }

    @Test
    void nobodyFindsWhatTheyMayNotOpen() throws Exception {
        talks.mail(Instant.now(), "Private matters", "Keep the " + rare + " to yourself");
        User owner = house.user(Role.AGENT);
        String analyst = house.as(Role.ANALYST).get("/search?q=" + rare).body();
        assertThat(analyst).doesNotContain("finds-messages", "Kept in mind", "Private matters");
        assertThat(house.as(Role.ANALYST).get("/search?kind=messages&q=" + rare).body())
                .doesNotContain("Private matters");
        assertThat(house.as(Role.CASHIER).get("/search?q=" + rare).location()).isEqualTo("/lookup?q=" + rare);
        jdbc.sql("update crm.conversation set private_to = :user where id = :id")
                .param("user", owner.id())
                .param("id", talks.conversation())
                .update();
        assertThat(house.signedIn(owner).get("/search?q=" + rare).body()).contains("finds-messages");
        assertThat(house.as(Role.MANAGER).get("/search?q=" + rare).body())
                .doesNotContain("finds-messages", "Private matters");
    }

    @Test
    void oddInputIsAnswered() {
        Browser agent = house.as(Role.AGENT);
        for (String odd : new String[] {
            "",
            "%20",
            "a",
            "%22",
            "%25_%5C",
            "'%3A*%26",
            "kind=x",
            "%F0%9F%98%80",
            "x".repeat(5_000),
            "%E6%9D%B1%E4%BA%AC"
        }) {
            assertThat(agent.get("/search?q=" + odd + "&kind=rubbish").status())
                    .as(odd)
                    .isEqualTo(200);
        }
    }
}
