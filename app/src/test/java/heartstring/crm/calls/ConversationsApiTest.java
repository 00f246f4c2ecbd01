package heartstring.crm.calls;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
class ConversationsApiTest {

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;

    ConversationsApiTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @Test
    void aProgramReadsAnswersAndNotes() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now().minusSeconds(60), "Tea", "Where is my tea?");
        long id = ana.conversation();
        Api reader = house.api("conversations:read");
        Api writer = house.api("conversations:read", "conversations:write");
        JsonNode list = reader.get("/api/conversations?state=open&label=&channel=email&customer=" + ana.customer())
                .json();
        assertThat(list.path("conversations").size()).isEqualTo(1);
        assertThat(list.path("conversations").get(0).path("id").asLong()).isEqualTo(id);
        assertThat(reader.post("/api/conversations/" + id + "/messages", "{\"text\":\"No\"}")
                        .status())
                .isEqualTo(403);
        Answer said = writer.post("/api/conversations/" + id + "/messages", "{\"text\":\"It comes tomorrow.\"}");
        assertThat(said.status()).as(said.body()).isEqualTo(201);
        assertThat(writer.post("/api/conversations/" + id + "/notes", "{\"text\":\"Parcel 17\"}")
                        .status())
                .isEqualTo(201);
        assertThat(writer.post("/api/conversations/" + id + "/notes", "{}").status())
                .isEqualTo(422);
        JsonNode messages =
                reader.get("/api/conversations/" + id + "/messages?limit=2").json();
        assertThat(messages.path("messages").size()).isEqualTo(2);
        assertThat(messages.path("messages").get(0).path("by").asString()).isEqualTo("note");
        assertThat(messages.path("messages").get(1).path("text").asString()).isEqualTo("It comes tomorrow.");
        JsonNode before = reader.get("/api/conversations/" + id + "/messages?cursor="
                        + messages.path("next").asString())
                .json();
        assertThat(before.path("messages").get(0).path("by").asString()).isEqualTo("customer");
    }

    @Test
    void aProgramGivesEndsAndOpensAgain() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now().minusSeconds(60), "Tea", "Where is my tea?");
        long id = ana.conversation();
        Api writer = house.api("conversations:read", "conversations:write");
        long agent = house.user(Role.AGENT).id();
        JsonNode given = writer.send("PUT", "/api/conversations/" + id + "/assignment", "{\"user\":" + agent + "}")
                .json();
        assertThat(given.path("assignee").asLong()).isEqualTo(agent);
        assertThat(writer.send("PUT", "/api/conversations/" + id + "/assignment", "{\"user\":999999}")
                        .status())
                .isEqualTo(422);
        assertThat(writer.send("PUT", "/api/conversations/" + id + "/assignment", "{\"user\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(writer.send("PUT", "/api/conversations/" + id + "/assignment", "{\"user\":null}")
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(writer.send("PUT", "/api/conversations/" + id + "/closure", null)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("resolved");
        assertThat(writer.send("DELETE", "/api/conversations/" + id + "/closure", null)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("open");
        assertThat(writer.get("/api/conversations?state=odd").status()).isEqualTo(400);
        assertThat(writer.get("/api/conversations?label=none-of-these&team=1&assignee=1")
                        .json()
                        .path("conversations")
                        .size())
                .isZero();
        assertThat(writer.get("/api/conversations/999999999").status()).isEqualTo(404);
    }
}
