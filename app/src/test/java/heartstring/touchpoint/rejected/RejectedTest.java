package heartstring.touchpoint.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
class RejectedTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Rejected rejected;
    private final Tracking web;
    private final String x = UUID.randomUUID().toString().substring(0, 12);

    RejectedTest(House house, Sources sources, JdbcClient jdbc, Rejected rejected) {
        this.house = house;
        this.jdbc = jdbc;
        this.rejected = rejected;
        this.web = new Tracking(house, sources);
    }

    private Rejected.Filter mine() {
        return new Rejected.Filter("", web.source.id());
    }

    private void send(String call, String json) throws Exception {
        web.post(call, json.replace('\'', '"').replace("#", x));
    }

    private List<String> names() {
        return jdbc.sql("select name from touchpoint.touchpoint where source_id = :id order by id")
                .param("id", web.source.id())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    @Test
    void aMendedEventLandsOnceAsOfTheMomentItFirstCame() throws Exception {
        send("track", "{'event':'Tasting #','properties':{'stand':7}}");
        RejectedEvent event = rejected.list(mine(), 0, 10).getFirst();
        assertThat(event.payload()).contains("\"type\":\"track\"");
        jdbc.sql("update touchpoint.rejected set received_at = now() - interval '3 days' where id = :id")
                .param("id", event.id())
                .update();
        assertThat(rejected.replay(event.id(), null)).isInstanceOf(Rejected.Again.Still.class);

        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.get("/rejected?source=" + web.source.id()).body()).contains("names nobody");
        assertThat(manager.get("/rejected/" + event.id()).body()).contains("Tasting " + x);
        String mended = event.payload().replace("{\"event\"", "{\"userId\":\"u" + x + "\",\"event\"");
        assertThat(mended).isNotEqualTo(event.payload());
        assertThat(manager.post("/rejected/" + event.id() + "/replay", "payload", mended)
                        .status())
                .isEqualTo(303);
        assertThat(names()).containsExactly("Tasting " + x);
        assertThat(jdbc.sql("select occurred_at from touchpoint.touchpoint where source_id = :id")
                        .param("id", web.source.id())
                        .query((rs, n) -> rs.getTimestamp(1).toInstant())
                        .single())
                .isBefore(Instant.now().minus(2, ChronoUnit.DAYS));
        assertThat(rejected.replay(event.id(), null)).isInstanceOf(Rejected.Again.Unknown.class);
        jdbc.sql("update touchpoint.rejected set replayed_at = null, payload = :p where id = :id")
                .param("p", mended)
                .param("id", event.id())
                .update();
        assertThat(rejected.replay(event.id(), null)).isInstanceOf(Rejected.Again.Landed.class);
        assertThat(names()).hasSize(1);
    }

    @Test
    void allOfAFilterAreTriedAgainAndTheRestThrownAwayWithAReason() throws Exception {
        send("batch", "{'batch':[{'type':'dance','userId':'u'},{'type':'dance','userId':'u'}]}");
        send("batch", "{'batch': 7}");
        send("track", "{'userId':'u#','event':'Fine #','timestamp':'1980-01-01T00:00:00Z'}");
        assertThat(rejected.list(mine(), 0, 10)).hasSize(4);
        jdbc.sql("update touchpoint.rejected set payload = replace(payload, 'dance', 'screen') where source_id = :id")
                .param("id", web.source.id())
                .update();
        Browser manager = house.as(Role.MANAGER);
        String source = String.valueOf(web.source.id());
        assertThat(manager.post("/rejected/replay", "source", source).status()).isEqualTo(303);
        assertThat(names()).hasSize(2);
        List<RejectedEvent> left = rejected.list(mine(), 0, 10);
        assertThat(left).hasSize(2);
        assertThat(manager.post("/rejected/" + left.getFirst().id() + "/discard")
                        .status())
                .isEqualTo(400);
        assertThat(manager.post("/rejected/" + left.getFirst().id() + "/discard", "why", "TEST")
                        .status())
                .isEqualTo(303);
        assertThat(manager.post("/rejected/discard", "why", "BROKEN", "source", source)
                        .status())
                .isEqualTo(303);
        assertThat(rejected.list(mine(), 0, 10)).isEmpty();
        assertThat(jdbc.sql(
                                "select details ->> 'reason' from platform.audit where action = 'discarded' and subject_id = :id")
                        .param("id", String.valueOf(left.getFirst().id()))
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("TEST");
        assertThat(house.as(Role.CASHIER).get("/rejected").status()).isEqualTo(403);
    }

    @Test
    void theApiPagesThroughAndTriesAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            send("track", "{'event':'Nobody " + i + "','messageId':'" + i + "#'}");
        }
        Api reader = house.api("events:read");
        String path = "/api/events/rejected?limit=2&source=" + web.source.id();
        JsonNode first = reader.get(path).json();
        assertThat(first.path("events").size()).isEqualTo(2);
        JsonNode second =
                reader.get(path + "&cursor=" + first.path("next").asString()).json();
        JsonNode third =
                reader.get(path + "&cursor=" + second.path("next").asString()).json();
        assertThat(third.path("events").size()).isEqualTo(1);
        assertThat(third.path("next").isNull()).isTrue();
        String again = "/api/events/rejected/" + third.at("/events/0/id").asLong() + "/replay";
        assertThat(reader.post(again, "{}").status()).isEqualTo(403);
        Api writer = house.api("events:write");
        Answer still = writer.post(again, "{}");
        assertThat(still.status()).isEqualTo(409);
        assertThat(still.json().path("detail").asString()).contains("names nobody");
        assertThat(writer.post(again, "{\"event\":{\"type\":\"track\",\"userId\":\"a" + x + "\",\"event\":\"Now\"}}")
                        .json()
                        .path("landed")
                        .asBoolean())
                .isTrue();
        assertThat(names()).containsExactly("Now");
        assertThat(writer.post(again, "{}").status()).isEqualTo(404);
    }

    @Test
    void oldOnesAreLetGoInBoundedNumbers() throws Exception {
        send("track", "{'event':'Old #'}");
        send("track", "{'event':'New #'}");
        long old = rejected.list(mine(), 0, 10).getLast().id();
        jdbc.sql("update touchpoint.rejected set received_at = now() - interval '91 days' where id = :id")
                .param("id", old)
                .update();
        assertThat(rejected.discardOld()).isPositive();
        assertThat(rejected.list(mine(), 0, 10)).hasSize(1).noneMatch(e -> e.id() == old);
    }
}
