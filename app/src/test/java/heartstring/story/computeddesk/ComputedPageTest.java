package heartstring.story.computeddesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A property is defined on the page and by a program, and stands on the customer's page, in the list, in its file and in the API. */
@HouseTest
class ComputedPageTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final House house;
    private final JdbcClient jdbc;
    private final Feed web;
    private final Belts belts;
    private final Standings standings;
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    ComputedPageTest(House house, JdbcClient jdbc, Sources sources, Intake intake, Belts belts, Standings standings) {
        this.belts = belts;
        this.standings = standings;
        this.house = house;
        this.jdbc = jdbc;
        this.web = new Feed(sources, intake, "web");
    }

    @Test
    void whoDefinesOneFindsItEverywhereWithinASecondOfAnEvent() throws Exception {
        Browser analyst = house.as(Role.ANALYST);
        assertThat(house.as(Role.CASHIER).get("/computed").status()).isEqualTo(403);
        Answer bad = analyst.post(
                "/computed",
                "name",
                "Sips " + mark,
                "kind",
                "sum",
                "event",
                "Sip " + mark,
                "property",
                "drops",
                "reads",
                "text");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("Only numbers and money have a sum.", "Sip " + mark, "role=\"alert\"");
        assertThat(analyst.post(
                                "/computed",
                                "name",
                                "Sips " + mark,
                                "kind",
                                "sum",
                                "event",
                                "Sip " + mark,
                                "property",
                                "drops",
                                "reads",
                                "number",
                                "property1",
                                "hot",
                                "is1",
                                "is",
                                "value1",
                                "true")
                        .status())
                .isEqualTo(303);
        assertThat(analyst.get("/computed").body())
                .contains(
                        "Sips " + mark,
                        "computed.sips-" + mark,
                        "the sum of “drops” of “Sip " + mark + "” where “hot” is “true”");
        assertThat(analyst.get("/conditions/row?c1.term=computed.sips-" + mark + "&about=customer")
                        .body())
                .contains("“Sips " + mark + "”");

        everywhere(analyst);
    }

    private void everywhere(Browser analyst) throws Exception {
        web.send(List.of(
                "{'type':'identify','userId':'%s','traits':{'name':'Sipper %s'}}".formatted(mark, mark),
                "{'type':'track','userId':'%s','event':'Sip %s','properties':{'drops':1200,'hot':true}}"
                        .formatted(mark, mark),
                "{'type':'track','userId':'%s','event':'Sip %s','properties':{'drops':5,'hot':false}}"
                        .formatted(mark, mark)));
        long customer = jdbc.sql("""
                        select distinct p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :who""").param("who", mark).query(Long.class).single();
        Api api = house.api("customers:read", "insight:read", "insight:write");
        // Where others have just been in a rush, or undo an import of thousands, the belts rest or wait.
        Settled.settle(belts, standings);
        Instant until = Instant.now().plus(WITHIN);
        String path = "/api/customers/" + customer + "/computed-properties";
        while (!api.get(path).body().contains("sips-" + mark)) {
            assertThat(Instant.now()).as("the belt carries it").isBefore(until);
            Thread.sleep(50);
        }
        JsonNode held = api.get(path).json().path("computedProperties");
        assertThat(held.valueStream()
                        .filter(h -> h.path("key").asString().equals("sips-" + mark))
                        .findFirst()
                        .orElseThrow()
                        .path("value")
                        .asInt())
                .isEqualTo(1200);
        assertThat(house.as(Role.AGENT)
                        .get("/customers/" + customer + "/computed")
                        .body())
                .contains("Sips " + mark, "1,200");
        assertThat(analyst.get("/customers?q=Sipper+" + mark + "&columns=c.sips-" + mark)
                        .body())
                .contains("<span dir=\"auto\">1,200</span>");
        assertThat(analyst.get("/customers/export.csv?q=Sipper+" + mark + "&columns=c.sips-" + mark)
                        .body())
                .contains("c.sips-" + mark, ",\"1200\"");

        programs(api);
    }

    private void programs(Api api) {
        assertThat(house.api("customers:read")
                        .get("/api/insight/computed-properties")
                        .status())
                .isEqualTo(403);
        Answer made = api.post("/api/insight/computed-properties", """
                {"name":"Last sip %s","kind":"since","event":"Sip %s","days":90}""".formatted(mark, mark));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String key = made.json().path("key").asString();
        assertThat(made.json().path("sentence").asString())
                .isEqualTo("days since the last “Sip " + mark + "” in the last 90 days");
        assertThat(api.post("/api/insight/computed-properties", "{\"name\":\"x\",\"kind\":\"guess\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/insight/computed-properties").body()).contains(key);
        assertThat(api.post("/api/insight/computed-properties/" + key + "/retirement", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/api/insight/computed-properties").body()).doesNotContain(key);
        int id = jdbc.sql("select id from story.computed where key = :key")
                .param("key", "sips-" + mark)
                .query(Integer.class)
                .single();
        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.post("/computed/" + id + "/name", "name", "Gulps " + mark)
                        .status())
                .isEqualTo(303);
        assertThat(manager.get("/computed/list").body()).contains("Gulps " + mark);
        assertThat(manager.post("/computed/" + id + "/retirement").status()).isEqualTo(303);
        assertThat(manager.get("/conditions/row").body()).doesNotContain("Gulps " + mark);
    }
}
