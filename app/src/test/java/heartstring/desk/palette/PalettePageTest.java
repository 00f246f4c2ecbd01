package heartstring.desk.palette;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.platform.recents.Recents;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PalettePageTest {

    private final House house;
    private final CustomersAtWork shop;
    private final Talks talks;
    private final JdbcClient jdbc;
    private final Recents recents;

    PalettePageTest(House house, Sources sources, Belts belts, JdbcClient jdbc, Recents recents) {
        this.house = house;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.talks = new Talks(house, sources, belts, jdbc);
        this.jdbc = jdbc;
        this.recents = recents;
    }

    private static String letters() {
        return "p" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "q";
    }

    private static String href(String path) {
        return "data-href=\"" + path + "\"";
    }

    @Test
    void everybodyIsOfferedWhatTheyMayOpenAndNothingElse() throws Exception {
        String name = letters();
        long id = shop.identify(name + " <b>Ada</b>", CustomersAtWork.mail());
        for (Role role : List.of(Role.AGENT, Role.MANAGER, Role.ANALYST)) {
            assertThat(house.as(role).get("/palette?q=" + name).body())
                    .as(role.name())
                    .contains(href("/customers/" + id), "<mark>", "&lt;b&gt;")
                    .doesNotContain("<b>");
        }
        assertThat(house.as(Role.CASHIER).get("/palette?q=" + name).body())
                .doesNotContain("/customers/", "/search?")
                .contains("Nothing fits");
        assertThat(house.as(Role.CASHIER).get("/palette").body())
                .contains(href("/till"), href("/account"))
                .doesNotContain("/crm/", "/users");
        assertThat(house.as(Role.ANALYST).get("/palette").body()).doesNotContain("/crm/deals/new", "/crm/inbox\"");
        assertThat(house.as(Role.ADMINISTRATOR).get("/palette?q=user").body()).contains(href("/users"));
        assertThat(house.browser().get("/palette?q=" + name).status()).isEqualTo(303);
    }

    @Test
    void dealsTasksAndVerbsAreFoundByTheirTitles() throws Exception {
        String word = letters();
        Browser agent = house.as(Role.AGENT);
        long id = shop.identify("Bea " + word, CustomersAtWork.mail());
        assertThat(agent.post("/crm/tasks", "title", "Call Ünal about " + word, "day", "2030-01-01", "queue", "mine")
                        .status())
                .isEqualTo(303);
        assertThat(agent.get("/palette?q=call%20unal%20about%20" + word).body()).contains("data-href=\"/crm/tasks/");
        assertThat(agent.get("/palette?q=" + word).body())
                .contains("data-href=\"/crm/tasks/", href("/customers/" + id));
        assertThat(house.as(Role.ANALYST).get("/palette?q=" + word).body()).doesNotContain("/crm/tasks/");
        assertThat(agent.get("/palette?q=note%20" + word).body()).contains(href("/customers/" + id + "#note"));
        assertThat(agent.get("/palette?q=new%20de").body()).contains(href("/crm/deals/new"));
        assertThat(agent.get("/palette?at=/customers/" + id).body())
                .contains(href("/crm/tasks/new?customer=" + id), "Here");
        assertThat(house.as(Role.ANALYST).get("/palette?at=/customers/" + id).body())
                .doesNotContain("/crm/tasks/new?customer=");
        assertThat(agent.get("/palette?q=%25_%5C'&at=../../x").status()).isEqualTo(200);
        assertThat(agent.get("/palette?q=" + "x".repeat(3_000)).status()).isEqualTo(200);
    }

    @Test
    void whatWasOpenedLatelyComesFirstForThatColleagueAlone() throws Exception {
        User user = house.user(Role.AGENT);
        Browser browser = house.signedIn(user);
        long first = shop.identify("Cato " + letters(), CustomersAtWork.mail());
        long second = shop.identify("Dora " + letters(), CustomersAtWork.mail());
        for (long id : new long[] {first, second}) {
            assertThat(browser.get("/customers/" + id).status()).isEqualTo(200);
            awaitRecent(user, "/customers/" + id);
        }
        assertThat(browser.get("/customers/999999999").status()).isEqualTo(404);
        String list = browser.get("/palette").body();
        assertThat(list).contains("Opened lately");
        assertThat(list.indexOf(href("/customers/" + second)))
                .isPositive()
                .isLessThan(list.indexOf(href("/customers/" + first)));
        assertThat(list).doesNotContain("999999999");
        assertThat(browser.get("/palette?at=/customers/" + second).body()).doesNotContain(href("/customers/" + second));
        assertThat(house.signedIn(house.user(Role.AGENT)).get("/palette").body())
                .doesNotContain("Opened lately");
        for (int i = 1; i <= Recents.MOST + 5; i++) {
            recents.note(user.id(), "/crm/deals/" + (800_000 + i));
        }
        assertThat(recents.of(user.id())).hasSize(Recents.MOST).doesNotContain("/customers/" + first);
    }

    @Test
    void aPrivateConversationIsOfferedToItsOwnerAlone() throws Exception {
        talks.mail(Instant.now(), "Hello", "Only for you");
        User owner = house.user(Role.AGENT);
        long conversation = talks.conversation();
        jdbc.sql("update crm.conversation set private_to = :user where id = :id")
                .param("user", owner.id())
                .param("id", conversation)
                .update();
        assertThat(house.signedIn(owner).get("/palette?q=" + talks.email).body())
                .contains(href("/crm/inbox/" + conversation));
        assertThat(house.as(Role.MANAGER).get("/palette?q=" + talks.email).body())
                .contains(href("/customers/" + talks.customer()))
                .doesNotContain("/crm/inbox/" + conversation);
    }

    @Test
    void theKeysOfAPageAreListed() {
        assertThat(house.as(Role.AGENT).get("/palette/keys?at=/crm/inbox/5").body())
                .contains("Reply", "<kbd>R</kbd>", "On every page");
        assertThat(house.as(Role.CASHIER).get("/palette/keys?at=/elsewhere").body())
                .contains("On every page")
                .doesNotContain("Reply");
    }

    private void awaitRecent(User user, String place) {
        for (int i = 0; i < 200 && !recents.of(user.id()).contains(place); i++) {
            LockSupport.parkNanos(25_000_000);
        }
        assertThat(recents.of(user.id())).contains(place);
    }
}
