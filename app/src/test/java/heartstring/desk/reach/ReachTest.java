package heartstring.desk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.customer.owners.Owners;
import heartstring.desk.CustomersAtWork;
import heartstring.loyalty.CornerShop;
import heartstring.platform.auth.Role;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.platform.users.User;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What it means to see the own, the team's and all; whose customers are, and how they come to somebody. */
@HouseTest
class ReachTest {

    private final House house;
    private final Reaches reaches;
    private final Owners owners;
    private final Deals deals;
    private final ApiKeys keys;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;
    private final BeanFactory beans;

    ReachTest(
            House house,
            Reaches reaches,
            Owners owners,
            Deals deals,
            ApiKeys keys,
            Sources sources,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.beans = beans;
        this.house = house;
        this.reaches = reaches;
        this.owners = owners;
        this.deals = deals;
        this.keys = keys;
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.jdbc = jdbc;
    }

    @AfterEach
    void widen() {
        for (Role role : Reaches.ROLES) {
            for (RecordKind kind : RecordKind.values()) {
                reaches.set(role, kind, Width.ALL);
            }
        }
    }

    private void narrow(Role role, Width width) {
        for (RecordKind kind : RecordKind.values()) {
            reaches.set(role, kind, width);
        }
    }

    private static String word() {
        return "Reach" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private long deal(String title, long customer, long owner) {
        DealOutcome outcome = deals.open(new DealDraft(title, customer, 0, 0, 100L, "EUR", owner, null, null));
        return ((DealOutcome.Done) outcome).deal().id();
    }

    @Test
    void anAdministratorSaysItOnAPageAndItIsWrittenDown() {
        Browser administrator = house.as(Role.ADMINISTRATOR);
        assertThat(house.as(Role.MANAGER).get("/settings/reach").status()).isEqualTo(403);
        assertThat(administrator.get("/settings/reach").body()).contains("Who sees what", "AGENT-conversations");

        assertThat(administrator.post("/settings/reach", "AGENT-deals", "team").status())
                .isEqualTo(303);

        assertThat(reaches.width(Role.AGENT, RecordKind.DEALS)).isEqualTo(Width.TEAM);
        assertThat(reaches.width(Role.AGENT, RecordKind.TASKS)).isEqualTo(Width.ALL);
        assertThat(reaches.width(Role.ADMINISTRATOR, RecordKind.DEALS)).isEqualTo(Width.ALL);
        assertThat(jdbc.sql("""
                        select details::text from platform.audit where action = 'set reach of' and subject_id = 'AGENT'
                         order by id desc limit 1""").query(String.class).single()).contains("deals", "team");
        assertThat(administrator.post("/settings/reach", "AGENT-deals", "mine").status())
                .isEqualTo(400);
        assertThat(house.api("reach:write")
                        .send("PUT", "/api/reach/administrator/deals", "{\"width\":\"own\"}")
                        .status())
                .isEqualTo(404);
        assertThat(house.api("reach:write")
                        .send("PUT", "/api/reach/cashier/people", "{\"width\":\"own\"}")
                        .json()
                        .path("width")
                        .asString())
                .isEqualTo("own");
    }

    @Test
    void aTeamSeesWhatIsTheirsAndWhatNobodyHas() throws Exception {
        User me = house.user(Role.AGENT);
        User mate = house.user(Role.AGENT);
        User stranger = house.user(Role.AGENT);
        int team = jdbc.sql("insert into crm.team (name) values (:name) returning id")
                .param("name", word())
                .query((rs, n) -> rs.getInt(1))
                .single();
        for (User one : List.of(me, mate)) {
            jdbc.sql("insert into crm.team_member (team_id, user_id) values (:team, :user)")
                    .param("team", team)
                    .param("user", one.id())
                    .update();
        }
        String word = word();
        long theirs = shop.identify(word + " Mate", CustomersAtWork.mail());
        long nobodys = shop.identify(word + " Nobody", CustomersAtWork.mail());
        long strangers = shop.identify(word + " Stranger", CustomersAtWork.mail());
        owners.give(theirs, mate.id());
        owners.give(strangers, stranger.id());
        deal(word + " of a mate", theirs, mate.id());
        deal(word + " of nobody", nobodys, 0);
        long foreign = deal(word + " of a stranger", strangers, stranger.id());
        narrow(Role.AGENT, Width.TEAM);
        Browser browser = house.signedIn(me);

        assertThat(browser.get("/customers?q=" + word).body())
                .contains(word + " Mate", word + " Nobody")
                .doesNotContain(word + " Stranger");
        assertThat(browser.get("/crm/deals?view=table&q=" + word).body())
                .contains(word + " of a mate", word + " of nobody")
                .doesNotContain(word + " of a stranger");
        assertThat(browser.get("/crm/deals/" + foreign).status()).isEqualTo(404);
        narrow(Role.AGENT, Width.OWN);
        assertThat(browser.get("/customers?q=" + word).body()).doesNotContain(word + " Mate", word + " Nobody");
        narrow(Role.AGENT, Width.ALL);
        assertThat(browser.get("/customers?q=" + word).body()).contains(word + " Stranger");
    }

    @Test
    void whoeverHasWorkWithSomebodyOpensTheirPageUntilItIsDone() throws Exception {
        User me = house.user(Role.AGENT);
        long customer = shop.identify(word(), CustomersAtWork.mail());
        narrow(Role.AGENT, Width.OWN);
        Browser browser = house.signedIn(me);
        assertThat(browser.get("/customers/" + customer).status()).isEqualTo(404);
        assertThat(browser.post("/crm/deals", "title", "Mine", "customerId", String.valueOf(customer))
                        .status())
                .as("nobody gives themselves somebody")
                .isEqualTo(404);

        long deal = deal("Given", customer, me.id());

        assertThat(browser.get("/customers/" + customer).status()).isEqualTo(200);
        deals.close(deal, true, "");
        assertThat(browser.get("/customers/" + customer).status()).isEqualTo(404);
    }

    @Test
    void whoeverAddsSomebodyHasThemAndGivesThemAway() throws Exception {
        User me = house.user(Role.AGENT);
        narrow(Role.AGENT, Width.OWN);
        Browser browser = house.signedIn(me);
        String word = word();
        String key = UUID.randomUUID().toString();

        long customer = Long.parseLong(browser.post("/customers/new", "key", key, "name", word, "sure", "yes")
                .location()
                .replaceAll("\\D", ""));

        assertThat(owners.of(customer)).isEqualTo(me.id());
        assertThat(browser.get("/customers?q=" + word).body()).contains("/customers/" + customer);
        User other = house.user(Role.AGENT);
        assertThat(browser.post("/customers/" + customer + "/owner", "owner", String.valueOf(other.id()))
                        .location())
                .endsWith("/customers");
        assertThat(browser.get("/customers/" + customer).status()).isEqualTo(404);
        assertThat(browser.get("/customers/0x" + Long.toHexString(customer) + "/privacy")
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void ofTwoWhoBecomeOneTheLaterWordHoldsAndManyAreGivenAtOnce() throws Exception {
        User first = house.user(Role.AGENT);
        User last = house.user(Role.AGENT);
        String word = word();
        long one = shop.identify(word + " One", CustomersAtWork.mail());
        long other = shop.identify(word + " Other", CustomersAtWork.mail());
        owners.give(one, first.id());
        owners.give(other, last.id());
        Browser manager = house.as(Role.MANAGER);

        manager.post("/customers/" + one + "/merges", "with", String.valueOf(other));

        assertThat(owners.of(Math.min(one, other))).isEqualTo(last.id());
        long third = shop.identify(word + " Third", CustomersAtWork.mail());
        manager.post(
                "/customers/bulks", "what", "owner", "value", String.valueOf(first.id()), "ids", String.valueOf(third));
        assertThat(owners.of(third)).isEqualTo(first.id());
        assertThat(manager.get("/customers?columns=owner&q=" + word).body()).contains("Some Agent");
        assertThat(manager.get("/customers?owner=nobody&q=" + word).body()).doesNotContain(word + " Third");
    }

    @Test
    void aKeyThatIsBoundSeesWhatItsColleagueSeesAndNothingWhenTheyLeft() throws Exception {
        User me = house.user(Role.AGENT);
        long customer = shop.identify(word(), CustomersAtWork.mail());
        String token = keys.make("bound", List.of("customers:read"), me.id()).token();
        assertThat(house.apiWith(token).get("/api/customers/" + customer).status())
                .isEqualTo(200);
        narrow(Role.AGENT, Width.OWN);

        assertThat(house.apiWith(token).get("/api/customers/" + customer).status())
                .isEqualTo(404);
        assertThat(house.apiWith(token)
                        .get("/api/customers/0x" + Long.toHexString(customer))
                        .status())
                .isEqualTo(404);
        assertThat(house.api("customers:read").get("/api/customers/" + customer).status())
                .as("a key of its own sees everything")
                .isEqualTo(200);
        owners.give(customer, me.id());
        assertThat(house.apiWith(token).get("/api/customers/" + customer).status())
                .isEqualTo(200);

        String unused = keys.make("bound", List.of("customers:read"), me.id()).token();
        house.as(Role.ADMINISTRATOR).post("/users/" + me.id(), "name", "Gone", "role", "AGENT", "active", "false");
        assertThat(house.apiWith(unused).get("/api/customers/" + customer).status())
                .isEqualTo(401);
    }

    @Test
    void theTillServesWhoeverShowsACard() throws Exception {
        narrow(Role.CASHIER, Width.OWN);
        String mail = CustomersAtWork.mail();
        String word = word();
        long customer = shop.identify(word, mail);
        Browser cashier = house.signedIn(house.user(Role.CASHIER));

        assertThat(cashier.get("/lookup?q=" + mail).body()).contains(word);
        String programme = new CornerShop(beans).programme.key();
        assertThat(cashier.get("/till/lookup?q=" + mail + "&programme=" + programme)
                        .body())
                .contains(word);
        assertThat(cashier.get("/lookup?q=" + word).body()).doesNotContain("/customers/" + customer);
    }
}
