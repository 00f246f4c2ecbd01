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
