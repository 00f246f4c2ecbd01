package heartstring.story.customers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.merges.Merges;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest
class CustomersApiTest {

    private final JdbcClient jdbc;
    private final Belts belts;
    private final Standings standings;
    private final Merges merges;
    private final Feed web;
    private final Api api;
    private final House house;
    private final String x = UUID.randomUUID().toString().substring(0, 8);
    private final String phone = "158 555" + (10_000 + (int) (Math.random() * 89_999));

    CustomersApiTest(
            House house,
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Belts belts,
            Standings standings,
            Merges merges) {
        this.jdbc = jdbc;
        this.belts = belts;
        this.standings = standings;
        this.merges = merges;
        this.web = new Feed(sources, intake, "web");
        this.api = house.api("customers:read");
        this.house = house;
    }

    private long live() {
        web.send(List.of(
                "{'type':'identify','userId':'u%s','timestamp':'2026-05-01T10:00:00Z','traits':{'name':'Ana %s','email':'Ana.%s@Shop.example','phone':'0%s','city':'Bonn'}}"
                        .formatted(x, x, x, phone),
                "{'type':'track','userId':'u%s','event':'Order Completed','timestamp':'2026-05-02T10:00:00Z','properties':{'order_id':'o','total':23.4,'currency':'EUR','affiliation':'North','products':[{'sku':'a%s','quantity':7}]}}"
                        .formatted(x, x),
                "{'type':'page','userId':'u%s','name':'Offers','timestamp':'2026-05-03T10:00:00Z'}".formatted(x),
                "{'type':'page','userId':'u%s','name':'Home','timestamp':'2026-05-03T09:00:00Z'}".formatted(x)));
        Settled.settle(belts, standings);
        return customerOf("u" + x);
    }

    private long customerOf(String user) {
        return jdbc.sql("select customer_id from customer.profile where source_id = :s and key_value = :u")
                .param("s", web.source.id())
                .param("u", user)
                .query(Long.class)
                .single();
    }

    @Test
    void lookupFindsByAnyIdentifierHoweverItIsWritten() {
        long id = live();
        for (String query : List.of(
                "kind=email&value=ANA." + x + "@shop.example",
                "kind=user_id&value=u" + x,
                "kind=phone&value=0" + phone.replace(" ", "%20"),
                "kind=phone&value=+49" + phone.replace(" ", ""))) {
            JsonNode found = api.get("/api/customers/lookup?" + query).json();
            assertThat(found.path("id").asLong()).as(query).isEqualTo(id);
            assertThat(found.path("name").asString()).isEqualTo("Ana " + x);
            assertThat(found.at("/story/1/text").asString()).isEqualTo("Bought 7 items for €23.40 at North");
            assertThat(found.at("/figures/spent/0/amountMinor").asLong()).isEqualTo(2340);
        }
        for (String query :
                List.of("kind=email&value=nobody." + x + "@shop.example", "kind=email&value=rubbish", "kind=&value=")) {
            Answer answer = api.get("/api/customers/lookup?" + query);
            assertThat(answer.status()).as(query).isEqualTo(404);
            assertThat(answer.json().path("title").asString()).isEqualTo("Nobody found");
        }
        assertThat(api.get("/api/customers/lookup?kind=email").status()).isEqualTo(400);
        assertThat(house.api("customers:write").get("/api/customers/" + id).status())
                .isEqualTo(403);
    }

    @Test
    void everythingAtAGlanceAndTheStory() {
        long id = live();
        JsonNode all = api.get("/api/customers/" + id).json();
        assertThat(all.at("/headline/name").asString()).isEqualTo("Ana " + x);
        assertThat(all.at("/traits/city").asString()).isEqualTo("Bonn");
        assertThat(all.path("identifiers").size()).isEqualTo(3);
        assertThat(all.at("/figures/touchpoints").asLong()).isEqualTo(4);
        assertThat(all.at("/figures/spent/0/amountMinor").asLong()).isEqualTo(2340);
        assertThat(all.path("touchpoints").size()).isEqualTo(4);
        assertThat(all.at("/touchpoints/2/store").asString()).isEqualTo("North");

        JsonNode story = api.get("/api/customers/" + id + "/story?limit=3").json();
        List<String> texts = new ArrayList<>();
        story.path("touchpoints").forEach(t -> texts.add(t.path("text").asString()));
        assertThat(texts).containsExactly("Looked at 2 pages", "Bought 7 items for €23.40 at North");
        String next = story.path("next").asString();
        assertThat(api.get("/api/customers/" + id + "/story?cursor=" + next)
                        .json()
                        .path("touchpoints")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/api/customers/" + id + "/story?kind=purchases&channel=web,till")
                        .json()
                        .path("touchpoints")
                        .size())
                .isEqualTo(1);
        for (String bad : List.of("cursor=rubbish", "kind=nonsense", "limit=0", "limit=x")) {
            assertThat(api.get("/api/customers/" + id + "/story?" + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(api.get("/api/customers/999999999999").status()).isEqualTo(404);
        assertThat(api.get("/api/customers/999999999999/story").status()).isEqualTo(404);
    }

    /** The database writes the answer by itself, and the description is of another hand. */
    @Test
    void theAnswerAboutOneCustomerHasTheFormThatIsDescribed() {
        JsonNode all = api.get("/api/customers/" + live()).json();
        JsonNode schemas = house.browser().get("/openapi.json").json().at("/components/schemas");
        JsonNode example = JsonMapper.shared().readTree(Glance.EXAMPLE);
        List.of("", "/headline", "/figures", "/identifiers/0", "/figures/spent/0", "/touchpoints/0")
                .forEach(path -> assertThat(all.at(path).propertyNames())
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(example.at(path).propertyNames()));
        assertThat(schemas.at(described(Glance.class)).propertyNames())
                .containsExactlyInAnyOrderElementsOf(all.propertyNames());
        assertThat(schemas.at(described(Glance.Totals.class)).propertyNames())
                .containsExactlyInAnyOrderElementsOf(all.path("figures").propertyNames());
        assertThat(schemas.at(described(Glance.Moment.class)).propertyNames())
                .containsExactlyInAnyOrderElementsOf(all.at("/touchpoints/0").propertyNames());
    }

    private static String described(Class<?> type) {
        return "/" + type.getCanonicalName() + "/properties";
    }

    @Test
    void aRetiredIdRedirects() {
        long id = live();
        web.send(List.of("{'type':'page','userId':'v%s','name':'Home'}".formatted(x)));
        long other = customerOf("v" + x);
        merges.merge(id, other, false, new Merges.By("user", 1));
        Answer answer = api.get("/api/customers/" + other);
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.location()).endsWith("/api/customers/" + id);
        assertThat(api.get("/api/customers/" + other + "/story").status()).isEqualTo(308);
    }
}
