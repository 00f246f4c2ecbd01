package heartstring.customer.merges;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
class MergesApiTest {

    private final JdbcClient jdbc;
    private final Tracking web;
    private final Api api;
    private final Api reader;
    private final House house;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    MergesApiTest(House house, Sources sources, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.house = house;
        this.web = new Tracking(house, sources);
        this.api = house.api("customers:write", "customers:read");
        this.reader = house.api("customers:read");
    }

    private long customer(String user, String traits) throws Exception {
        assertThat(web.post("identify", "{\"userId\":\"%s\",\"traits\":%s}".formatted(user + x, traits))
                        .statusCode())
                .isEqualTo(200);
        return current(user);
    }

    private long current(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.kind = 'user_id' and i.value = :user""").param("user", user + x).query(Long.class).single();
    }

    @Test
    void aMergeIsTriedThenDoneThenUndoneAndBlockedByALaterOne() throws Exception {
        long ana = customer("ana", "{\"city\":\"Bonn\",\"name\":\"Ana\"}");
        long ben = customer("ben", "{\"city\":\"Ulm\",\"name\":\"Ana\"}");
        long cleo = customer("cleo", "{}");
        String both = "{\"customerIds\":[%d,%d],\"dryRun\":%b}";

        JsonNode plan = api.post("/api/customers/merges", both.formatted(ben, ana, true))
                .json();
        assertThat(plan.path("survivorId").asLong()).isEqualTo(ana);
        assertThat(plan.path("movedProfileIds").size()).isEqualTo(1);
        assertThat(plan.at("/conflicts/0/property").asString()).isEqualTo("city");
        assertThat(plan.at("/conflicts/0/holds").asString()).isEqualTo("Ulm");
        assertThat(plan.path("conflicts").size()).isEqualTo(1);
        assertThat(current("ben")).isEqualTo(ben);

        JsonNode merged = api.post("/api/customers/merges", both.formatted(ben, ana, false))
                .json();
        assertThat(current("ben")).isEqualTo(ana);
        assertThat(merged.path("conflicts").size()).isEqualTo(1);
        assertThat(jdbc.sql("""
                                select count(*) from platform.audit where action = 'merged' and subject_kind = 'customer'
                                   and subject_id = :id""")
                        .param("id", String.valueOf(ana))
                        .query(Long.class)
                        .single())
                .isOne();
        JsonNode later = api.post("/api/customers/merges", both.formatted(cleo, ben, false))
                .json();

        JsonNode pieces = reader.get("/api/customers/" + ben + "/pieces").json();
        assertThat(pieces.path("customerId").asLong()).isEqualTo(ana);
        assertThat(pieces.path("profiles").size()).isEqualTo(3);
        assertThat(pieces.path("movements").size()).isEqualTo(2);
        assertThat(pieces.at("/movements/0/confidence").asDouble()).isEqualTo(1.0);

        String undo = "/api/customers/movements/" + merged.path("movementId").asLong() + "/undo";
        api.post("/api/customers/movements/" + later.path("movementId").asLong() + "/undo", "");
        assertThat(api.post(undo, "").status()).isEqualTo(200);
        assertThat(current("ben")).isEqualTo(ben);
        Answer again = api.post(undo, "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(api.post("/api/customers/movements/999999999/undo", "").status())
                .isEqualTo(404);
    }

    @Test
    void anUndoInTheWayOfALaterMovementNamesIt() throws Exception {
        long two = customer("two", "{}");
        long three = customer("three", "{}");
        long one = customer("one", "{}");
        String both = "{\"customerIds\":[%d,%d]}";
        JsonNode first =
                api.post("/api/customers/merges", both.formatted(three, one)).json();
        JsonNode second =
                api.post("/api/customers/merges", both.formatted(two, three)).json();
        Answer refused =
                api.post("/api/customers/movements/" + first.path("movementId").asLong() + "/undo", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("blockedBy").asLong())
                .isEqualTo(second.path("movementId").asLong());
    }

    @Test
    void aSplitTakesPiecesOutAndBadRequestsGetAClearAnswer() throws Exception {
        long ana = customer("s1", "{}");
        long ben = customer("s2", "{}");
        api.post("/api/customers/merges", "{\"customerIds\":[%d,%d]}".formatted(ana, ben));
        long profile = reader.get("/api/customers/" + ana + "/pieces")
                .json()
                .at("/profiles/1/id")
                .asLong();
        Answer split = api.post("/api/customers/" + ana + "/splits", "{\"profileIds\":[%d]}".formatted(profile));
        assertThat(split.status()).isEqualTo(200);
        assertThat(split.json().path("customerId").asLong()).isNotEqualTo(ana);

        assertThat(api.post("/api/customers/" + ana + "/splits", "{\"profileIds\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/customers/" + ana + "/splits", "{\"profileIds\":[%d]}".formatted(profile))
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/customers/merges", "{\"customerIds\":[1]}").status())
                .isEqualTo(400);
        assertThat(api.post("/api/customers/merges", "{\"customerIds\":[%d,999999999]}".formatted(ana))
                        .status())
                .isEqualTo(404);
        assertThat(reader.post("/api/customers/merges", "{\"customerIds\":[1,2]}")
                        .status())
                .isEqualTo(403);
        assertThat(reader.get("/api/customers/999999999/pieces").status()).isEqualTo(404);
    }

    @Test
    void propertiesAreSetAndRemovedByAPatch() throws Exception {
        long ana = customer("p", "{\"city\":\"Bonn\",\"nickname\":\"Anni\"}");
        String path = "/api/customers/" + ana + "/traits";
        JsonNode traits = api.send("PATCH", path, "{\"city\":\"Ulm 🍓\",\"nickname\":null,\"sizes\":[1,2]}")
                .json();
        assertThat(traits.at("/traits/city").asString()).isEqualTo("Ulm 🍓");
        assertThat(traits.at("/traits/nickname").isMissingNode()).isTrue();
        assertThat(traits.at("/traits/sizes/1").asInt()).isEqualTo(2);
        assertThat(jdbc.sql("select city from customer.headline where customer_id = :id")
                        .param("id", ana)
                        .query(String.class)
                        .single())
                .isEqualTo("Ulm 🍓");
        assertThat(api.send("PATCH", path, "[]").status()).isEqualTo(400);
        assertThat(api.send("PATCH", path, "{}").status()).isEqualTo(422);
        assertThat(api.send("PATCH", path, "{\" \":1}").status()).isEqualTo(422);
        assertThat(api.send("PATCH", path, "{\"x\":\"" + "y".repeat(8_001) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.send("PATCH", "/api/customers/999999999/traits", "{\"a\":1}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theCallsAreDescribedWithExamples() {
        JsonNode paths = house.browser().get("/openapi.json").json().path("paths");
        for (String path : new String[] {
            "/api/customers/merges",
            "/api/customers/{id}/splits",
            "/api/customers/movements/{id}/undo",
            "/api/customers/{id}/erasure",
            "/api/events/rejected/{id}/replay"
        }) {
            assertThat(paths.path(path).path("post").path("summary").asString())
                    .as(path)
                    .isNotEmpty();
        }
        assertThat(paths.path("/api/customers/merges")
                        .path("post")
                        .path("requestBody")
                        .toString())
                .contains("customerIds")
                .contains("dryRun");
        assertThat(paths.path("/api/customers/{id}/traits").path("patch").toString())
                .contains("merge-patch+json")
                .contains("Bonn");
        assertThat(paths.path("/api/customers/{id}/export").path("get").toString())
                .contains("application/zip");
    }
}
