package heartstring.crm.dealviews;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class DealViewsTest {

    private final House house;
    private final CustomersAtWork shop;
    private final List<Stage> stages;
    private final Api api;

    DealViewsTest(House house, Sources sources, JdbcClient jdbc, Pipelines pipelines) {
        this.house = house;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.stages = pipelines.first().stages();
        this.api = house.api("fields:write", "deals:write", "deals:read");
    }

    private static String letters() {
        return "q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private void field(String key, String kind, String more) {
        Answer made = api.post("/api/fields", """
                {"subject":"deal","kind":"%s","key":"%s","label":"Label %s"%s}""".formatted(kind, key, key, more));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    private long deal(long customer, String title, long amount, String fields) {
        Answer opened = api.post("/api/deals", """
                {"title":"%s","customerId":%d,"amountMinor":%d,"currency":"EUR","fields":%s}""".formatted(title, customer, amount, fields));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened.json().path("id").asLong();
    }

    @Test
    void fieldsOfDealsAreCheckedToldFilteredGroupedAndSummed() throws Exception {
        String rival = letters();
        String size = letters();
        field(rival, "select", ",\"choices\":[{\"label\":\"Mill\"},{\"label\":\"Metro\"}]");
        field(size, "number", "");
        long customer = shop.identify("Deals Fields", CustomersAtWork.mail());
        String word = letters();
        long one = deal(customer, word + " one", 100_00, "{\"%s\":\"mill\",\"%s\":5}".formatted(rival, size));
        long two = deal(customer, word + " two", 250_00, "{\"%s\":\"mill\",\"%s\":7}".formatted(rival, size));
        long three = deal(customer, word + " three", 400_00, "{\"%s\":\"metro\"}".formatted(rival));
        Answer wrong = api.post("/api/deals", """
                {"title":"%s four","customerId":%d,"currency":"EUR","fields":{"%s":"many"}}""".formatted(word, customer, size));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("is a number");
        Browser manager = house.as(Role.MANAGER);

        String all = manager.get("/crm/deals/list?q=" + word).body();
        assertThat(all).contains("3 deals", "€750.00").doesNotContain(word + " four");
        assertThat(manager.get("/crm/deals/list?q=" + word + "&f." + rival + "=mill&f." + size + ".from=6")
                        .body())
                .contains(word + " two")
                .doesNotContain(word + " one", word + " three");
        String grouped = manager.get("/crm/deals/list?q=" + word + "&group=f." + rival + "&sort=f." + size + ".down")
                .body();
        assertThat(grouped).contains("Mill <span class=\"hs-count\">2</span>", "€350.00");
        assertThat(grouped.indexOf(word + " two")).isPositive().isLessThan(grouped.indexOf(word + " one"));
        assertThat(manager.get("/crm/deals/export.csv?q=" + word + "&sort=amount&columns=amount,f." + rival)
                        .body())
                .contains("\"" + word + " three\"", "\"400.00\",\"Metro\"");
        assertThat(house.as(Role.AGENT).get("/crm/deals/export.xlsx").status()).isEqualTo(403);
        assertThat(api.get("/api/deals/" + one)
                        .json()
                        .path("deal")
                        .path("fields")
                        .path(size)
                        .asInt())
                .isEqualTo(5);
        assertThat(manager.get("/crm/deals/" + three + "/fields").body()).contains("Metro");
        manager.post("/crm/deals/" + two + "/fields", "f." + rival, "metro", "f." + size, "");
        assertThat(manager.get("/crm/deals/" + two + "?only=true").body())
                .contains("“Label " + rival + "” to Metro", "no “Label " + size + "”");
    }

    @Test
    void everyShapeOfTheListAnswers() {
        String key = letters();
        field(key, "number", "");
        Browser manager = house.as(Role.MANAGER);
        for (String shape : new String[] {
            "group=stage",
            "group=owner",
            "group=month",
            "group=state&state=all",
            "sort=title",
            "sort=amount",
            "sort=expected",
            "sort=f." + key,
            "sort=f." + key + ".down",
            "f." + key + ".from=1&f." + key + ".to=5&f." + key + ".is=known",
            "rotten=yes&owner=me"
        }) {
            assertThat(manager.get("/crm/deals/list?" + shape).status())
                    .as(shape)
                    .isEqualTo(200);
        }
    }

    @Test
    void theCalendarKnowsBirthdaysOfThoseOneCaresForAndSomeOfEverybodys() throws Exception {
        User me = house.user(Role.AGENT);
        Browser agent = house.signedIn(me);
        String word = letters();
        long leap = born("Leap " + word, "1992-02-29");
        born("Right " + word, "1987-11-03");
        born("Wrong " + word, "1987-11-03");
        shop.web.post("identify", """
                {"userId":"Wrong %s","traits":{"birthday":"1992-07-01"}}""".formatted(word));
        assertThat(agent.get("/crm/months?month=2031-02&show=birthdays").body())
                .doesNotContain(word)
                .contains("Nothing in these weeks");
        Answer opened = api.post("/api/deals", """
                {"title":"%s deal","customerId":%d,"currency":"EUR","ownerId":%d}""".formatted(word, leap, me.id()));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(agent.get("/crm/months?month=2031-02&show=birthdays").body())
                .containsSubsequence("datetime=\"2031-02-28\"", "Leap " + word, "datetime=\"2031-03-01\"")
                .doesNotContain(word + " deal");
        assertThat(agent.get("/crm/months?month=2028-02").body())
                .containsSubsequence("datetime=\"2028-02-29\"", "Leap " + word, "datetime=\"2028-03-01\"");
        assertThat(agent.get("/crm/months?month=2031-11&show=birthdays&whose=all")
                        .body())
                .contains("Right " + word)
                .doesNotContain("Wrong " + word);
    }

    private long born(String name, String day) throws Exception {
        String mail = CustomersAtWork.mail();
        shop.web.post("identify", """
                {"userId":"%s","traits":{"name":"%s","email":"%s","birthday":"%s"}}""".formatted(name, name, mail, day));
        return shop.owner(mail);
    }

    @Test
    void cellsAreTypedAndManyAreMovedAndTakenBack() throws Exception {
        long customer = shop.identify("Deals Cells", CustomersAtWork.mail());
        String word = letters();
        long one = deal(customer, word + " one", 100_00, "{}");
        long two = deal(customer, word + " two", 200_00, "{}");
        Browser agent = house.as(Role.AGENT);

        agent.post("/crm/deals/" + one + "/cells?name=amount", "value", "1.234,50");
        agent.post("/crm/deals/" + one + "/cells?name=expected", "value", "2031-02-17");
        assertThat(api.get("/api/deals/" + one)
                        .json()
                        .path("deal")
                        .path("amountMinor")
                        .asLong())
                .isEqualTo(1_234_50);
        assertThat(agent.get("/crm/months?month=2031-02&whose=all&show=deals").body())
                .contains(word + " one");
        assertThat(agent.get("/crm/deals/" + one + "/cells?name=changed", "HX-Request", "true")
                        .status())
                .isEqualTo(400);

        String talks = String.valueOf(stages.get(1).id());
        agent.post("/crm/deals/bulks", "what", "stage", "value", talks, "all", "true", "query", "q=" + word);
        assertThat(stage(one)).isEqualTo(talks);
        assertThat(stage(two)).isEqualTo(talks);
        String bar = agent.get("/bulks/last?subject=deal").body();
        assertThat(bar).contains("2 changed", stages.get(1).name());
        agent.post(
                "/crm/deals/" + two + "/stage",
                "stage",
                String.valueOf(stages.get(2).id()));
        agent.post(bar.replaceAll("(?s).*action=\"(/bulks/\\d+/undo)\".*", "$1"));
        assertThat(stage(one)).isEqualTo(String.valueOf(stages.getFirst().id()));
        assertThat(stage(two)).isEqualTo(String.valueOf(stages.get(2).id()));
    }

    private String stage(long deal) {
        return api.get("/api/deals/" + deal).json().path("deal").path("stageId").asString();
    }
}
