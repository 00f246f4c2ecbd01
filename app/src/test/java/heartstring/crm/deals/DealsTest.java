package heartstring.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.desk.CustomersAtWork;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class DealsTest {

    private final House house;
    private final Deals deals;
    private final List<Stage> stages;
    private final CustomersAtWork shop;
    private final JdbcClient jdbc;

    DealsTest(House house, Deals deals, Pipelines pipelines, Sources sources, JdbcClient jdbc) {
        this.house = house;
        this.deals = deals;
        this.stages = pipelines.first().stages();
        this.shop = new CustomersAtWork(house, sources, jdbc);
        this.jdbc = jdbc;
    }

    private Deal open(String title, long customer) {
        DealOutcome outcome = deals.open(new DealDraft(title, customer, 0, 0, 420_000L, "EUR", 0, null, null));
        return ((DealOutcome.Done) outcome).deal();
    }

    @Test
    void aMoveStandsInTheStoryAtOnce() throws Exception {
        long customer = shop.identify("Ada Terrace", CustomersAtWork.mail());
        Deal deal = open("Coffee for the terrace", customer);
        User agent = house.user(Role.AGENT);
        Browser browser = house.signedIn(agent);

        Answer moved = browser.post(
                "/crm/deals/" + deal.id() + "/stage",
                "stage",
                String.valueOf(stages.get(1).id()),
                "quiet",
                "true");

        assertThat(moved.status()).isEqualTo(204);
        assertThat(browser.get("/customers/" + customer).body())
                .contains("Some Agent moved the deal “Coffee for the terrace” from New to In talks");
        assertThat(browser.get("/crm/deals/" + deal.id() + "?only=true").body())
                .contains("from New to In talks")
                .doesNotContain("Told us");
        assertThat(browser.get("/crm/deals/" + deal.id()).body()).contains("Told us");
        assertThat(deals.moves(deal.id())).extracting(DealMove::stageName).containsExactly("New", "In talks");
        assertThat(audited("moved", deal.id())).isOne();
    }

    private long audited(String action, long deal) {
        return jdbc.sql(
                        "select count(*) from platform.audit where action = :action and subject_kind = 'deal' and subject_id = :id")
                .param("action", action)
                .param("id", String.valueOf(deal))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void whatTheDealSaysBelongsToTheLeadPieceAndMakesNoNewOne() throws Exception {
        long customer = shop.identify("Ada Lead", CustomersAtWork.mail());
        open("Beans", customer);

        assertThat(jdbc.sql("select count(*) from customer.profile where customer_id = :id")
                        .param("id", customer)
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isOne();
    }

    @Test
    void losingWantsAReasonAndAClosedDealIsMovedNoMore() throws Exception {
        Deal deal = open("Cups", shop.identify("Ada Cups", CustomersAtWork.mail()));

        assertThat(deals.close(deal.id(), false, " ")).isInstanceOf(DealOutcome.Refused.class);
        assertThat(deals.close(deal.id(), false, "Too dear")).isInstanceOf(DealOutcome.Done.class);
        assertThat(deals.close(deal.id(), true, "")).isInstanceOf(DealOutcome.Clash.class);
        assertThat(deals.move(deal.id(), stages.get(1).id())).isInstanceOf(DealOutcome.Clash.class);
        assertThat(deals.find(deal.id()).orElseThrow())
                .extracting(Deal::state, Deal::reason, Deal::likely)
                .containsExactly("lost", "Too dear", 0);

        assertThat(deals.reopen(deal.id())).isInstanceOf(DealOutcome.Done.class);
        assertThat(deals.find(deal.id()).orElseThrow().isOpen()).isTrue();
        assertThat(deals.moves(deal.id())).extracting(DealMove::state).containsExactly("open", "lost", "open");
    }

    @Test
    void productsMakeTheAmount() throws Exception {
        Deal deal = open("Many beans", shop.identify("Ada Beans", CustomersAtWork.mail()));

        DealOutcome outcome = deals.setLines(
                deal.id(),
                List.of(
                        new DealLine(null, "Beans", new BigDecimal("12.5"), 1_999, new BigDecimal("10")),
                        new DealLine(null, "Grinder", BigDecimal.ONE, 25_000, BigDecimal.ZERO)));

        assertThat(outcome).isInstanceOf(DealOutcome.Done.class);
        assertThat(deals.find(deal.id()).orElseThrow().amountMinor()).isEqualTo(22_489 + 25_000);
        assertThat(deals.lines(deal.id())).extracting(DealLine::name).containsExactly("Beans", "Grinder");
    }

    @Test
    void whoeverReadAnOlderVersionIsTold() throws Exception {
        long customer = shop.identify("Ada Twice", CustomersAtWork.mail());
        Deal deal = open("Plates", customer);
        DealDraft other = new DealDraft("More plates", customer, 0, 0, 1L, "EUR", 0, null, 70);

        assertThat(deals.change(deal.id(), other, deal.version())).isInstanceOf(DealOutcome.Done.class);
        assertThat(deals.change(deal.id(), other, deal.version())).isInstanceOf(DealOutcome.Clash.class);
        assertThat(deals.find(deal.id()).orElseThrow())
                .extracting(Deal::title, Deal::likely)
                .containsExactly("More plates", 70);
    }

    @Test
    void theBoardCountsAndTheListFinds() throws Exception {
        String mail = CustomersAtWork.mail();
        String name = "Board " + mail.substring(5, 13);
        Deal deal = open("Lamps of " + name, shop.identify(name, mail));
        Browser agent = house.as(Role.AGENT);

        assertThat(agent.get("/crm/deals?q=" + name.replace(" ", "+")).body())
                .contains("Lamps of " + name, "€4,200.00", "data-stage=\"" + deal.stageId() + "\"");
        assertThat(agent.get("/crm/deals/list?q=" + name.replace(" ", "+")).body())
                .contains("Lamps of " + name);
        assertThat(agent.get("/crm/deals/list?state=won&q=" + name.replace(" ", "+"))
                        .body())
                .contains("No deal like this");
        assertThat(house.as(Role.CASHIER).get("/crm/deals").status()).isEqualTo(403);
        assertThat(house.as(Role.ANALYST)
                        .post("/crm/deals/" + deal.id() + "/closure", "won", "true")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aDealIsAddedFromTheBoardByAnAddressAndRefusedWithoutACustomer() throws Exception {
        String mail = CustomersAtWork.mail();
        shop.identify("Ada Quick", mail);
        Browser agent = house.as(Role.AGENT);

        assertThat(agent.post(
                                "/crm/deals",
                                "quick",
                                "true",
                                "title",
                                "Quick one",
                                "customer",
                                mail,
                                "amount",
                                "1.234,50")
                        .status())
                .isEqualTo(303);
        Answer refused = agent.post("/crm/deals", "title", "Nobody's", "customer", "nobody at all " + mail);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Choose the customer", "Nobody&#39;s");
        assertThat(jdbc.sql("""
                        select d.amount_minor from crm.deal d join customer.profile p on p.id = d.profile_id
                         where p.customer_id = :id""")
                        .param("id", shop.owner(mail))
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isEqualTo(123_450);
    }

    @Test
    void aQuoteIsAFileOfTheDeal() throws Exception {
        Deal deal = open("Ünïcödé für Żółć & 日本", shop.identify("Ada Quote", CustomersAtWork.mail()));
        Browser agent = house.as(Role.AGENT);

        assertThat(agent.post("/crm/deals/" + deal.id() + "/quotes").status()).isEqualTo(303);
        String page = agent.get("/crm/deals/" + deal.id()).body();
        assertThat(page).contains("quote-" + deal.id());
        var file = java.util.regex.Pattern.compile("/crm/files/[0-9a-f-]{36}").matcher(page);
        assertThat(file.find()).isTrue();
        Answer pdf = agent.get(file.group());
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(pdf.header("Content-Disposition"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("attachment"));
        assertThat(pdf.header("X-Content-Type-Options")).hasValue("nosniff");
    }
}
