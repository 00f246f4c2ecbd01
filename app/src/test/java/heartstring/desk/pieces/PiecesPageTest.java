package heartstring.desk.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PiecesPageTest {

    private final House house;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;

    PiecesPageTest(House house, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = new CustomersAtWork(house, sources, jdbc);
    }

    @Test
    void twoPiecesAreShownSplitAndPutBack() throws Exception {
        String mail = CustomersAtWork.mail();
        long id = shop.identify("Ada Pieces", mail);
        String card = "card" + UUID.randomUUID().toString().substring(0, 8);
        shop.till.post(
                "identify",
                "{\"anonymousId\":\"a-%s\",\"traits\":{\"email\":\"%s\",\"loyaltyCard\":\"%s\"}}"
                        .formatted(UUID.randomUUID(), mail, card));
        Browser agent = house.as(Role.AGENT);
        long owner = shop.owner(mail);
        String here = "/customers/" + owner + "/pieces";

        Answer pieces = agent.get(here);
        assertThat(pieces.status()).isEqualTo(200);
        assertThat(pieces.body()).contains("How the pieces came together", "Same");
        List<Long> profiles = jdbc.sql("select id from customer.profile where customer_id = :id order by id")
                .param("id", owner)
                .query((rs, n) -> rs.getLong(1))
                .list();
        assertThat(profiles.size()).isGreaterThan(1);

        Answer split = agent.post("/customers/" + owner + "/splits", "piece", String.valueOf(profiles.getLast()));
        assertThat(split.status()).isEqualTo(303);
        assertThat(split.location()).isNotEqualTo(here).endsWith("/pieces");
        String fresh = agent.get(split.location()).body();
        assertThat(fresh).contains("split off by hand", "Kept apart by a colleague");
        Matcher undo = Pattern.compile("/customers/\\d+/movements/\\d+").matcher(fresh);
        assertThat(undo.find()).isTrue();
        assertThat(agent.get(undo.group()).body()).contains("Undo it");
        assertThat(agent.post(undo.group() + "/undo").status()).isEqualTo(303);
        assertThat(agent.get(here).body()).contains("undone");
        assertThat(agent.get(split.location()).status()).isEqualTo(301);
        assertThat(id).isPositive();
    }

    @Test
    void twoCustomersAreComparedAndMergedAndTheRetiredAddressLeadsOn() throws Exception {
        String name = "Zora" + UUID.randomUUID().toString().substring(0, 8);
        long one = shop.identify(name + " One", CustomersAtWork.mail());
        long two = shop.identify(name + " Two", CustomersAtWork.mail());
        Browser manager = house.as(Role.MANAGER);

        assertThat(manager.get("/customers/" + one + "/merge?other=" + name).body())
                .contains("with=" + two);
        assertThat(manager.get("/customers/" + one + "/merge?with=" + two).body())
                .contains("Merge them", "One piece moves");
        assertThat(manager.post("/customers/" + one + "/merges", "with", String.valueOf(two))
                        .location())
                .isEqualTo("/customers/" + one + "/pieces");
        Answer retired = manager.get("/customers/" + two);
        assertThat(retired.status()).isEqualTo(301);
        assertThat(retired.location()).endsWith("/customers/" + one);
        assertThat(house.as(Role.ANALYST)
                        .post("/customers/" + one + "/merges", "with", "1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRefusedPairWaitsForAColleaguesWord() throws Exception {
        String mail = CustomersAtWork.mail();
        long one = shop.identify("Paul Pair", mail);
        shop.web.post(
                "identify",
                "{\"userId\":\"%s\",\"traits\":{\"name\":\"Paula Pair\",\"email\":\"%s\"}}"
                        .formatted(UUID.randomUUID(), mail));
        long refusal =
                jdbc.sql("""
                        select f.id from customer.refusal f join customer.profile p on p.id in (f.left_profile_id, f.right_profile_id)
                         where p.customer_id = :one""").param("one", one).query((rs, n) -> rs.getLong(1)).single();
        Browser agent = house.as(Role.AGENT);

        assertThat(agent.get("/customers/review").body()).contains("/customers/review/" + refusal + "/merge");
        assertThat(agent.get("/customers/" + one).body()).contains("Waiting for review");
        assertThat(agent.post("/customers/review/" + refusal + "/apart").status())
                .isEqualTo(303);
        assertThat(agent.get("/customers/review").body()).doesNotContain("/customers/review/" + refusal + "/merge");
    }

    @Test
    void aPairKeptApartIsNeverAskedAboutAgainUntilThatIsUndone() throws Exception {
        String mail = CustomersAtWork.mail();
        long one = shop.identify("Rolf Twin", mail);
        String twin = UUID.randomUUID().toString();
        shop.web.post(
                "identify",
                "{\"userId\":\"%s\",\"traits\":{\"name\":\"Ralf Twin\",\"email\":\"%s\"}}".formatted(twin, mail));
        long refusal = waiting(one).getFirst();
        Browser agent = house.as(Role.AGENT);

        agent.post("/customers/review/" + refusal + "/apart");
        String pieces = agent.get("/customers/" + one + "/pieces").body();
        assertThat(pieces).contains("Kept apart from another customer by hand");
        assertThat(agent.get("/customers/" + one).body()).contains("Kept apart by a colleague");

        // Another source presents what both show: a new piece joins one of them, and the two are not proposed again.
        shop.till.post("identify", "{\"userId\":\"%s\",\"traits\":{\"email\":\"%s\"}}".formatted(twin, mail));
        shop.web.post(
                "identify",
                "{\"anonymousId\":\"a-%s\",\"traits\":{\"email\":\"%s\"}}".formatted(UUID.randomUUID(), mail));
        assertThat(waiting(one)).isEmpty();
        assertThat(agent.get("/customers/review").body()).doesNotContain("Ralf Twin");

        Matcher undo = Pattern.compile("/customers/\\d+/movements/\\d+").matcher(pieces);
        assertThat(undo.find()).isTrue();
        assertThat(agent.get(undo.group()).body()).contains("may be joined again");
        assertThat(agent.post(undo.group() + "/undo").status()).isEqualTo(303);
        assertThat(waiting(one)).contains(refusal);
        assertThat(agent.get("/customers/" + one).body()).doesNotContain("Kept apart by a colleague");
    }

    private List<Long> waiting(long customer) {
        return jdbc.sql("""
                        select distinct f.id from customer.refusal f join customer.profile p on p.id in (f.left_profile_id, f.right_profile_id)
                         where p.customer_id = :id and f.settled_at is null order by 1""")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
