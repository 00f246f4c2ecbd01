package heartstring.desk.peopledesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.desk.people.PeopleQuery;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PeoplePageTest {

    private final House house;
    private final CustomersAtWork shop;
    private final Browser manager;

    PeoplePageTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.manager = house.as(Role.MANAGER);
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "q";
    }

    @Test
    void aCustomerIsFoundByNameEitherWayRoundNearlyAndByMail() throws Exception {
        String first = "Jürgen" + letters();
        String last = "Østby" + letters();
        String mail = CustomersAtWork.mail();
        long id = shop.identify(first + " " + last, mail);
        String row = "/customers/" + id + "\"";

        for (String typed : new String[] {
            first,
            last,
            first.toLowerCase(java.util.Locale.ROOT),
            mail,
            mail.substring(0, 20),
            first.substring(1),
            "jurgen" + first.substring(6),
            first.substring(0, 8) + "x" + first.substring(8)
        }) {
            String q = java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(manager.get("/customers?q=" + q).body()).as(typed).contains(row);
            assertThat(manager.get("/search/suggestions?q=" + q).body())
                    .as(typed)
                    .contains(row);
        }
        assertThat(manager.get("/customers?q=" + UUID.randomUUID() + "%25").body())
                .contains("Nobody fits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sort=name",
                "sort=seen",
                "sort=spent",
                "sort=first",
                "kind=person&channel=web&source=1",
                "city=Leeds&country=DE",
                "email=yes&phone=no",
                "seenFrom=2020-01-01&seenTo=2020-02-01",
                "firstFrom=2020-01-01&firstTo=2050-01-01",
                "spentMin=10&spentMax=20,50",
                "columns=email,orders,touchpoints,pieces,language,country,first",
                "group=city&sort=spent",
                "group=kind&sort=name&q=a",
                "group=country&spentMin=1&sort=first",
                "group=f.nothing",
                "sort=rubbish&source=x&seenFrom=nonsense",
                "q=a&sort=seen&channel=web"
            })
    void everyFilterAndOrderAnswers(String query) throws Exception {
        assertThat(manager.get("/customers?" + query).status()).isEqualTo(200);
        assertThat(manager.get("/customers/count?" + query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "seen", "spent", "first"})
    void pagesFollowEachOtherWithoutGapOrDoubling(String sort) {
        PeopleQuery query = PeopleQuery.of(java.util.Map.of("sort", sort));
        assertThat(query.after("x")).isEqualTo("/customers?sort=" + sort + "&cursor=x");
        assertThat(manager.get("/customers?sort=" + sort + "&cursor=rubbish").status())
                .isEqualTo(400);
    }

    @Test
    void columnsAreChosenByAPlainForm() throws Exception {
        shop.identify("Col Umns", CustomersAtWork.mail());
        String form = manager.get("/customers").body();
        assertThat(form)
                .contains("<input class=\"form-check-input\" type=\"checkbox\" name=\"columns\" value=\"orders\"");

        String chosen =
                manager.get("/customers?q=&columns=email&columns=orders").body();

        assertThat(chosen).contains("data-label=\"Orders\"", "columns=email%2Corders&");
        assertThat(chosen).doesNotContain("data-label=\"City\"");
        assertThat(manager.get("/customers?columns=email&columns=phone&columns=city&columns=seen&columns=spent")
                        .body())
                .contains("href=\"/customers?sort=name\"");
    }

    @Test
    void aViewIsKeptSharedAndRemoved() {
        String name = "Leeds " + letters();
        Answer kept = manager.post("/customers/views", "name", name, "query", "city=Leeds&sort=name", "shared", "true");

        assertThat(kept.location()).isEqualTo("/customers?city=Leeds&sort=name");
        assertThat(house.as(Role.AGENT).get("/customers").body()).contains(name);
        assertThat(manager.get("/customers?city=Leeds&sort=name").body()).contains("Remove “" + name);
        assertThat(manager.post("/customers/views", "name", " ", "query", "").status())
                .isEqualTo(422);
    }

    @Test
    void anExportHoldsTheViewAndNoFormulas() throws Exception {
        String name = "=cmd|calc" + letters();
        shop.identify(name, CustomersAtWork.mail());
        String q = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);

        Answer csv = manager.get("/customers/export.csv?q=" + q);

        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains("\"'" + name + "\"").contains("\"customer_id\",\"kind\",\"name\"");
        assertThat(house.as(Role.AGENT).get("/customers/export.csv").status()).isEqualTo(403);
    }

    @Test
    void aCashierLooksUpExactlyAndSeesNoList() throws Exception {
        String mail = CustomersAtWork.mail();
        shop.identify("Cass Hier", mail);
        Browser cashier = house.as(Role.CASHIER);

        assertThat(cashier.get("/lookup?q=" + mail.toUpperCase(java.util.Locale.ROOT))
                        .body())
                .contains("Cass Hier");
        assertThat(cashier.get("/lookup?q=Cass").body()).doesNotContain("Cass Hier");
        assertThat(cashier.get("/customers").status()).isEqualTo(403);
        assertThat(cashier.get("/").body()).contains("Gifts today").doesNotContain("Cass Hier", "Here lately");
        assertThat(cashier.get("/search?q=x").location()).isEqualTo("/lookup?q=x");
    }
}
