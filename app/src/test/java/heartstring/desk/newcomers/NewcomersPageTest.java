package heartstring.desk.newcomers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class NewcomersPageTest {

    private final House house;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;

    NewcomersPageTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    private static String key(Browser browser) throws Exception {
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(browser.get("/customers/new").body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private static String name() {
        return "Zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").substring(0, 6);
    }

    @Test
    void aPersonOfACompanyIsAddedByHandOnce() throws Exception {
        Browser agent = house.as(Role.AGENT);
        String key = key(agent);
        String name = name() + " Handmade" + UUID.randomUUID().toString().substring(0, 6);
        String company = "Works " + UUID.randomUUID();
        Answer added = agent.post("/customers/new", "key", key, "name", name, "company", company, "sure", "yes");
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        long customer = Long.parseLong(added.location().replaceAll("\\D", ""));
        assertThat(shop.trait(customer, "name")).isEqualTo("\"" + name + "\"");
        assertThat(jdbc.sql("""
                        select h.name from customer.relation r join customer.profile p on p.id = r.person_profile_id
                          join customer.profile c on c.id = r.company_profile_id
                          join customer.headline h on h.customer_id = c.customer_id where p.customer_id = :id""").param("id", customer).query(String.class).list())
                .containsExactly(company);
        assertThat(agent.post("/customers/new", "key", key, "name", name, "sure", "yes")
                        .location())
                .as("sent twice")
                .endsWith("/customers/" + customer);
    }

    @Test
    void whoeverIsHereAlreadyIsShownBeforeAnythingIsSaved() throws Exception {
        String name = name() + " Known" + UUID.randomUUID().toString().substring(0, 6);
        String mail = CustomersAtWork.mail();
        long known = shop.identify(name, mail);
        Browser agent = house.as(Role.AGENT);
        String typed = URLEncoder.encode(mail, StandardCharsets.UTF_8);
        assertThat(agent.get("/customers/duplicates/likely?name=&email=" + typed)
                        .body())
                .contains("/customers/" + known, "Is it this person?", "E-mail the same");
        assertThat(agent.get("/customers/duplicates/likely?email=" + typed + "&except=" + known)
                        .body())
                .doesNotContain("/customers/" + known);
        String nearly = URLEncoder.encode(name + "x", StandardCharsets.UTF_8);
        assertThat(agent.get("/customers/duplicates/likely?name=" + nearly).body())
                .contains("/customers/" + known);

        Answer warned = agent.post("/customers/new", "key", key(agent), "name", name, "email", mail);
        assertThat(warned.status()).isEqualTo(409);
        assertThat(warned.body()).contains("/customers/" + known, "It is somebody else");
        assertThat(agent.post("/customers/new", "key", key(agent), "name", name, "email", mail, "sure", "yes")
                        .location())
                .as("the same address is the same person, whatever was clicked")
                .endsWith("/customers/" + known);
    }

    @Test
    void whoeverElseMayBeMeantIsShownWhileAPropertyIsEdited() throws Exception {
        String name = name() + " Twice" + UUID.randomUUID().toString().substring(0, 6);
        String mail = CustomersAtWork.mail();
        long known = shop.identify(name, mail);
        long edited = shop.identify("Zoe Other" + UUID.randomUUID(), CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        String typed = URLEncoder.encode(mail, StandardCharsets.UTF_8);
        assertThat(agent.get("/customers/" + edited).body()).contains("/customers/" + edited + "/likely");
        String warning = agent.get("/customers/" + edited + "/likely?name=email&value=" + typed)
                .body();
        assertThat(warning).contains("E-mail the same", "/customers/" + edited + "/merge?with=" + known);
        assertThat(agent.get("/customers/" + edited + "/likely?name=name&value="
                                + URLEncoder.encode(name + "x", StandardCharsets.UTF_8))
                        .body())
                .contains("/customers/" + known);
        assertThat(agent.get("/customers/" + known + "/likely?name=email&value=" + typed)
                        .body())
                .doesNotContain("/customers/" + known);
        assertThat(agent.get("/customers/" + edited + "/likely?name=city&value=" + typed)
                        .body())
                .isBlank();
        assertThat(house.as(Role.CASHIER)
                        .get("/customers/" + edited + "/likely?name=email&value=" + typed)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatCannotBeReadIsSaidInWords() throws Exception {
        Browser agent = house.as(Role.AGENT);
        assertThat(agent.post("/customers/new", "key", key(agent), "name", " ").status())
                .isEqualTo(422);
        assertThat(agent.post("/customers/new", "key", key(agent), "name", "Ann", "email", "no mail", "sure", "yes")
                        .body())
                .contains("This is no e-mail address.");
        assertThat(agent.post("/customers/new", "key", "k", "name", "Ann", "sure", "yes")
                        .status())
                .isEqualTo(422);
        assertThat(house.as(Role.ANALYST).get("/customers/new").status()).isEqualTo(403);
    }
}
