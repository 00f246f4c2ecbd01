package heartstring.crm.answers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class BeginningsTest {

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;

    BeginningsTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private Talks somebody() throws Exception {
        Talks talks = new Talks(house, sources, belts, jdbc);
        talks.mail(Instant.now().minus(Duration.ofDays(40)), "Tea", "Long ago");
        return talks;
    }

    private String queued(String address) {
        return jdbc.sql("select subject || '|' || body_text from messaging.message where address = :address")
                .param("address", address)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    @Test
    void aColleagueWritesFirstAndHasTheConversation() throws Exception {
        Talks ana = somebody();
        var agent = house.as(Role.AGENT);
        String path = "/crm/customers/" + ana.customer() + "/letters";
        assertThat(house.as(Role.AGENT).get("/customers/" + ana.customer()).body())
                .contains(path + "/new");
        assertThat(agent.get(path + "/new").body()).contains(ana.email);
        String key = UUID.randomUUID().toString();
        Answer sent = agent.post(
                path, "key", key, "address", ana.email, "subject", "Your parcel", "text", "It came back to us.");
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(agent.post(
                                path,
                                "key",
                                key,
                                "address",
                                ana.email,
                                "subject",
                                "Your parcel",
                                "text",
                                "It came back to us.")
                        .status())
                .isEqualTo(303);
        assertThat(queued(ana.email)).isEqualTo("Your parcel|It came back to us.");
        long conversation = ana.conversation();
        assertThat(sent.location()).isEqualTo("/crm/inbox/" + conversation);
        belts.drain();
        assertThat(agent.get("/crm/inbox/" + conversation).body())
                .contains("It came back to us.", "Some Agent", "On its way");
        assertThat(agent.get("/customers/" + ana.customer()).body()).contains("It came back to us.");
        assertThat(jdbc.sql("select count(*) from crm.v_conversation where id = :id and assignee_id is not null")
                        .param("id", conversation)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLost() throws Exception {
        Talks ana = somebody();
        Answer refused = house.as(Role.AGENT)
                .post(
                        "/crm/customers/" + ana.customer() + "/letters",
                        "key",
                        UUID.randomUUID().toString(),
                        "address",
                        "somebody.else@talk.test",
                        "subject",
                        "Your parcel",
                        "text",
                        "It came back to us.");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("No such e-mail address", "It came back to us.", "Your parcel");
    }

    @Test
    void programsBeginConversationsToo() throws Exception {
        Talks ana = somebody();
        Answer begun = house.api("conversations:write").post("/api/conversations", """
                        {"customer":%d,"subject":"Your parcel","text":"It came back."}""".formatted(ana.customer()));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(begun.json().path("customer").asLong()).isEqualTo(ana.customer());
        assertThat(house.api("conversations:write")
                        .post("/api/conversations", "{\"customer\":999999999,\"subject\":\"A\",\"text\":\"B\"}")
                        .status())
                .isEqualTo(422);
        assertThat(house.api("conversations:read")
                        .post("/api/conversations", "{\"customer\":1,\"subject\":\"A\",\"text\":\"B\"}")
                        .status())
                .isEqualTo(403);
    }
}
