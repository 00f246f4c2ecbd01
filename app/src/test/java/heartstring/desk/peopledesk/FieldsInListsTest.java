package heartstring.desk.peopledesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A field of the house from the form to the list, the file and the end. */
@HouseTest
class FieldsInListsTest {

    private final House house;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;
    private final Browser manager;
    private final Api api;

    FieldsInListsTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.manager = house.as(Role.MANAGER);
        this.api = house.api("fields:write", "fields:read", "customers:write");
    }

    private static String letters() {
        return "q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private int field(String key, String kind, String more) {
        Answer made = api.post("/api/fields", """
                {"subject":"person","kind":"%s","key":"%s","label":"Label %s"%s}""".formatted(kind, key, key, more));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asInt();
    }

    private Answer set(long customer, String key, String json) {
        return api.send("PATCH", "/api/customers/" + customer + "/traits", "{\"" + key + "\":" + json + "}");
    }

    @Test
    void aFieldIsTypedFilteredSortedAndTakenOut() throws Exception {
        String key = letters();
        field(key, "number", "");
        String family = letters();
        long[] ids = new long[5];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = shop.identify("P" + i + " " + family, CustomersAtWork.mail());
            if (i < 4) {
                assertThat(set(ids[i], key, String.valueOf(10 + i)).status()).isEqualTo(200);
            }
        }
        Answer wrong = set(ids[0], key, "\"ten\"");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Label " + key).contains("is a number");

        String list = manager.get("/customers?sort=name&f." + key + ".from=11&f." + key + ".to=12&columns=f." + key)
                .body();
        assertThat(list).contains("/customers/" + ids[1] + "\"", "/customers/" + ids[2] + "\"");
        assertThat(list).doesNotContain("/customers/" + ids[0] + "\"", "/customers/" + ids[3] + "\"");
        String down = manager.get("/customers?sort=f." + key + ".down&columns=f." + key)
                .body();
        assertThat(down.indexOf("/customers/" + ids[3] + "\""))
                .isPositive()
                .isLessThan(down.indexOf("/customers/" + ids[0] + "\""));
        assertThat(down).doesNotContain("/customers/" + ids[4] + "\"").contains("only those who have a value");
        assertThat(manager.get("/customers?sort=name&q=" + family + "&f." + key + ".is=unknown")
                        .body())
                .contains("/customers/" + ids[4] + "\"")
                .doesNotContain("/customers/" + ids[0] + "\"");

        String csv = manager.get("/customers/export.csv?q=" + family + "&columns=city,f." + key + "&sort=name")
                .body();
        assertThat(csv)
                .contains("\"customer_id\",\"kind\",\"name\",\"city\",\"" + key + "\"")
                .contains("\"P1 " + family + "\",\"Leeds\",\"11\"");
        Answer xlsx = manager.get("/customers/export.xlsx?q=" + family);
        assertThat(xlsx.header("Content-Type").orElse("")).contains("spreadsheetml");
        assertThat(house.as(Role.AGENT).get("/customers/export.xlsx").status()).isEqualTo(403);
    }

    @Test
    void aViewStandsInGroupsWithHowManyEachHas() throws Exception {
        String key = letters();
        field(key, "multi", ",\"choices\":[{\"label\":\"Tea\"},{\"label\":\"Oat milk\"}]");
        String family = letters();
        long[] ids = new long[8];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = shop.identify("P" + i + " " + family, CustomersAtWork.mail());
            if (i < 7) {
                set(ids[i], key, i == 0 ? "[\"tea\",\"oat-milk\"]" : "[\"tea\"]");
            }
        }

        String list = manager.get("/customers?q=" + family + "&group=f." + key).body();

        assertThat(list.replaceAll("<[^>]+>|\\s+", " ").replaceAll(" +", " "))
                .containsSubsequence("Tea 7 Show all", "P4", "Oat milk 1", "P0", "Not known 1", "P7")
                .doesNotContain("P6");
        assertThat(list).contains("/customers?q=" + family + "&amp;f." + key + "=tea\"");
        assertThat(manager.get("/customers?q=" + family + "&group=city").body()).contains("group=", ">8</span>");
        assertThat(manager.get("/customers/export.csv?q=" + family + "&group=f." + key)
                        .body()
                        .lines()
                        .count())
                .isEqualTo(9);
    }

    @Test
    void aCellIsTypedAndStandsInTheStory() throws Exception {
        String key = letters();
        field(key, "select", ",\"choices\":[{\"label\":\"Red wine\"},{\"label\":\"Beer\"}]");
        long id = shop.identify("Cell Typer", CustomersAtWork.mail());
        Browser agent = house.as(Role.AGENT);
        String cell = "/customers/" + id + "/cells?name=" + key;

        assertThat(agent.get(cell, "HX-Request", "true").body()).contains("<select", "Red wine");
        assertThat(agent.post(cell, "value", "red-wine").status()).isEqualTo(303);
        assertThat(shop.trait(id, key)).isEqualTo("\"red-wine\"");
        assertThat(agent.get("/customers/" + id).body())
                .contains("Label " + key, "<span class=\"badge\">Red wine</span>");
        assertThat(agent.get("/customers?sort=name&f." + key + "=red-wine&columns=f." + key)
                        .body())
                .contains("/customers/" + id + "\"", ">Red wine</span>");
        assertThat(house.as(Role.ANALYST).post(cell, "value", "beer").status()).isEqualTo(403);
    }

    @Test
    void whatWasDoneToManyIsTakenBackButNotWhatChangedSince() throws Exception {
        String key = letters();
        field(key, "text", "");
        String family = letters();
        long one = shop.identify("A " + family, CustomersAtWork.mail());
        long two = shop.identify("B " + family, CustomersAtWork.mail());
        long three = shop.identify("C " + family, CustomersAtWork.mail());
        set(one, key, "\"before\"");
        Browser agent = house.as(Role.AGENT);

        Answer done = agent.post(
                "/customers/bulks",
                "what",
                "set " + key,
                "value",
                "after",
                "all",
                "true",
                "query",
                "q=" + URLEncoder.encode(family, StandardCharsets.UTF_8));

        assertThat(done.location()).isEqualTo("/customers?q=" + family);
        assertThat(shop.trait(one, key)).isEqualTo("\"after\"");
        assertThat(shop.trait(three, key)).isEqualTo("\"after\"");
        String bar = agent.get("/bulks/last?subject=customer").body();
        assertThat(bar).contains("3 changed").contains("Undo");
        set(two, key, "\"changed since\"");
        String undo = bar.replaceAll("(?s).*action=\"(/bulks/\\d+/undo)\".*", "$1");
        assertThat(house.signedIn(house.user(Role.AGENT)).post(undo).status()).isEqualTo(404);
        agent.post(undo);

        assertThat(shop.trait(one, key)).isEqualTo("\"before\"");
        assertThat(shop.trait(two, key)).isEqualTo("\"changed since\"");
        assertThat(shop.trait(three, key)).isEqualTo("null");
        assertThat(agent.get("/bulks/last?subject=customer").body())
                .contains("2 given back, 1 changed since and left as they are");
        assertThat(jdbc.sql("select count(*) from platform.audit where subject_kind = 'bulk' and subject_id = :id")
                        .param("id", undo.replaceAll("\\D+", ""))
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aFieldInUseIsPutAwayFirstAndGoesOnlyWhenSomebodySaysSo() throws Exception {
        String key = letters();
        int id = field(key, "text", "");
        long customer = shop.identify("Keeps Values", CustomersAtWork.mail());
        set(customer, key, "\"precious\"");

        assertThat(api.send("DELETE", "/api/fields/" + id, "").status()).isEqualTo(422);
        manager.post("/settings/fields/" + id + "/retirement", "retired", "true");
        assertThat(manager.get("/customers?columns=f." + key).body()).doesNotContain("data-label=\"Label " + key);
        Answer asked = manager.post("/settings/fields/" + id + "/removal");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("One has a value.", "stay on the records as plain properties");
        assertThat(api.send("DELETE", "/api/fields/" + id, "")
                        .json()
                        .path("records")
                        .asInt())
                .isOne();
        manager.post("/settings/fields/" + id + "/removal", "confirmed", "true");

        assertThat(manager.get("/settings/fields").body()).doesNotContain("Label " + key);
        assertThat(manager.get("/customers/" + customer).body()).contains("precious");
    }

    @Test
    void whoMayNotSeeAFieldFindsItNowhere() throws Exception {
        String key = letters();
        field(key, "text", ",\"seenBy\":[\"MANAGER\"]");
        long customer = shop.identify("Has Secrets", CustomersAtWork.mail());
        set(customer, key, "\"hush hush\"");
        Browser agent = house.as(Role.AGENT);

        assertThat(manager.get("/customers/" + customer).body()).contains("hush hush");
        assertThat(agent.get("/customers/" + customer).body()).doesNotContain("hush hush");
        assertThat(agent.get("/customers/" + customer + "/properties?name=" + key)
                        .body())
                .doesNotContain("hush hush");
        assertThat(agent.get("/customers?sort=name&f." + key + "=hush&columns=f." + key)
                        .body())
                .doesNotContain("hush hush");
        assertThat(house.as(Role.ANALYST)
                        .get("/customers/export.csv?columns=f." + key + "&q=Secrets")
                        .body())
                .doesNotContain("hush hush");
        assertThat(agent.post("/customers/" + customer + "/properties", "name", key, "value", "other")
                        .status())
                .isEqualTo(422);
        assertThat(shop.trait(customer, key)).isEqualTo("\"hush hush\"");
        assertThat(house.api("customers:read").get("/api/customers/" + customer).body())
                .contains("Has Secrets")
                .doesNotContain("hush hush");
        assertThat(house.api("customers:read", "fields:read")
                        .get("/api/customers/" + customer)
                        .body())
                .contains("hush hush");
        String[] asked = {"c1.term", "trait", "c1.with.name", key, "c1.is", "is", "c1.value", "hush hush"};
        assertThat(manager.post("/conditions/reading", asked).body()).contains("It holds if");
        assertThat(house.as(Role.ANALYST).post("/conditions/reading", asked).body())
                .contains("may not be asked about by you");
    }

    @Test
    void whatASourceToldUnderAFieldStaysHiddenInTheStoryToo() throws Exception {
        String key = letters();
        field(key, "text", ",\"seenBy\":[\"MANAGER\"]");
        String mail = CustomersAtWork.mail();
        shop.web.post("identify", """
                {"userId":"%s","traits":{"email":"%s","%s":"hush hush"}}""".formatted(UUID.randomUUID(), mail, key));
        long customer = shop.owner(mail);
        long touchpoint = jdbc.sql("""
                        select max(t.id) from touchpoint.v_touchpoint t join customer.v_profile p on p.id = t.profile_id
                         where p.customer_id = :customer""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
        String address = "/customers/" + customer + "/touchpoints/" + touchpoint;

        assertThat(manager.get(address).body()).contains("hush hush");
        assertThat(house.as(Role.AGENT).get(address).body()).contains(mail).doesNotContain("hush hush");
        assertThat(house.as(Role.AGENT).get("/customers/" + customer).body()).doesNotContain("hush hush");
    }

    @Test
    void aViewIsRenamedByItsMakerAlone() {
        String name = "View " + letters();
        manager.post(
                "/customers/views", "name", name, "query", "city=Leeds&country=" + name.substring(5), "shared", "true");
        long id = jdbc.sql("select id from platform.saved_view where name = :name")
                .param("name", name)
                .query((rs, n) -> rs.getLong(1))
                .single();
        house.as(Role.AGENT).post("/customers/views/" + id + "/name", "name", "Mine now");
        assertThat(manager.get("/customers").body()).contains(name);
        manager.post("/customers/views/" + id + "/name", "name", name + "2");
        assertThat(house.as(Role.AGENT).get("/customers").body()).contains(name + "2");
    }
}
