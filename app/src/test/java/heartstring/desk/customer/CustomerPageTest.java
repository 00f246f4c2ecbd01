package heartstring.desk.customer;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class CustomerPageTest {

    private final House house;
    private final CustomersAtWork shop;

    CustomerPageTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    @Test
    void theStoryStandsBesideWhatIsKnown() throws Exception {
        String mail = CustomersAtWork.mail();
        long id = shop.identify("Ada <b>Bold</b>", mail);

        Answer page = house.as(Role.AGENT).get("/customers/" + id);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Ada &lt;b>Bold&lt;/b>", mail, "Leeds", "Timeline", "Add a property");
        assertThat(house.as(Role.ANALYST).get("/customers/" + id).body()).doesNotContain("Add a property");
        assertThat(house.as(Role.CASHIER).get("/customers/" + id).status()).isEqualTo(403);
        assertThat(house.as(Role.AGENT).get("/customers/" + id + "/purchases").body())
                .contains("No purchases yet");
        assertThat(house.as(Role.AGENT).get("/customers/999999999999").status()).isEqualTo(404);
    }

    @Test
    void lessIsShownWhenFilteredAndNothingWhenNothingFits() throws Exception {
        long id = shop.identify("Ada Filter", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);

        assertThat(agent.get("/customers/" + id + "?kind=purchases").body()).contains("Nothing of this kind");
        assertThat(agent.get("/customers/" + id + "?kind=details&channel=web").body())
                .contains("hs-entry");
        assertThat(agent.get("/customers/" + id + "?before=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aPropertyIsWrittenWithItsHistoryAndARefusedOneKeepsWhatWasTyped() throws Exception {
        long id = shop.identify("Ada Edits", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        String form = "/customers/" + id + "/properties";

        assertThat(agent.post(form, "name", "city", "value", "York").status()).isEqualTo(303);
        assertThat(agent.get("/customers/" + id).body()).contains("York");
        String history = agent.get(form + "?name=city").body();
        assertThat(history.indexOf("York")).isBetween(0, history.indexOf("Leeds"));
        Answer refused = agent.post(form, "name", "email", "value", "not an address");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("not an address", "This is not an e-mail address.");
        assertThat(house.as(Role.ANALYST)
                        .post(form, "name", "city", "value", "Hull")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anEditStandsOnTheTimelineWithWhoMadeIt() throws Exception {
        long id = shop.identify("Ada Noted", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        agent.post("/customers/" + id + "/properties", "name", "city", "value", "York");

        String story = agent.get("/customers/" + id).body();

        assertThat(story).contains("Some Agent changed City to York");
        assertThat(agent.get("/customers/" + id + "?kind=details").body()).contains("Some Agent changed City to York");
        assertThat(agent.get("/customers/" + id + "?kind=purchases").body()).doesNotContain("changed City");
        Matcher open =
                Pattern.compile("/customers/" + id + "/touchpoints/-\\d+").matcher(story);
        assertThat(open.find()).isTrue();
        assertThat(agent.get(open.group()).body()).contains("Before", "Leeds", "York");
        assertThat(agent.get(open.group().replace("/" + id + "/", "/" + (id - 1) + "/"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAddressIsEditedPartByPartAndKeepsItsHistory() throws Exception {
        String mail = CustomersAtWork.mail();
        shop.web.post("identify", """
                {"userId":"%s","traits":{"name":"Ada Moves","email":"%s","address":{"street":"Old Road 1","city":"Leeds","floor":3,"geo":{"lat":1}}}}""".formatted(UUID.randomUUID(), mail));
        long id = shop.owner(mail);
        Browser agent = house.as(Role.AGENT);
        String form = "/customers/" + id + "/properties";
        assertThat(agent.get("/customers/" + id).body())
                .contains("name=\"part\" value=\"street\"", "name=\"part\" value=\"postalCode\"", "Old Road 1");

        Answer saved = agent.post(
                form,
                "name",
                "address",
                "part",
                "street",
                "value",
                "New Road 2, Flat 3",
                "part",
                "postalCode",
                "value",
                "LS1 1AA",
                "part",
                "city",
                "value",
                "",
                "part",
                "floor",
                "value",
                "4",
                "part",
                "evil",
                "value",
                "x");

        assertThat(saved.status()).isEqualTo(303);
        assertThat(shop.trait(id, "address"))
                .isEqualTo(
                        "{\"geo\": {\"lat\": 1}, \"floor\": 4, \"street\": \"New Road 2, Flat 3\", \"postalCode\": \"LS1 1AA\"}");
        String history = agent.get(form + "?name=address").body();
        assertThat(history).contains("Some Agent");
        assertThat(history.indexOf("New Road 2")).isBetween(0, history.indexOf("Old Road 1"));
        assertThat(agent.post(form, "name", "city", "part", "street", "value", "x")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aScriptGetsTheLineAloneAndANewPropertyThePage() throws Exception {
        long id = shop.identify("Ada Script", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        HttpRequest.Builder request = HttpRequest.newBuilder(house.at("/customers/" + id + "/properties"))
                .header("HX-Request", "true")
                .header("X-XSRF-TOKEN", agent.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=city&value=Bath"));

        Answer line = agent.send(request);

        assertThat(line.status()).isEqualTo(200);
        assertThat(line.body()).contains("Bath").doesNotContain("<html");
        assertThat(agent.post("/customers/" + id + "/properties", "fresh", "true", "name", "Shoe size", "value", "44")
                        .status())
                .isEqualTo(303);
        assertThat(agent.get("/customers/" + id).body()).contains("Shoe size", "44");
    }

    @Test
    void aTouchpointOpensOnlyOnItsOwnCustomersPage() throws Exception {
        long id = shop.identify("Ada Detail", CustomersAtWork.mail());
        long other = shop.identify("Bob Detail", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        String body = agent.get("/customers/" + id).body();
        String path = body.substring(body.indexOf("/customers/" + id + "/touchpoints/"));
        String link = path.substring(0, path.indexOf('"'));

        assertThat(agent.get(link).body()).contains("The event as it came", "traits");
        assertThat(agent.get(link.replace("/" + id + "/", "/" + other + "/")).status())
                .isEqualTo(404);
    }
}
