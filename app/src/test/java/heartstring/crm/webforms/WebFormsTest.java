package heartstring.crm.webforms;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.leads.Leads;
import heartstring.crm.teams.Team;
import heartstring.crm.teams.Teams;
import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForm.Rule;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class WebFormsTest {

    private final House house;
    private final WebForms forms;
    private final Leads leads;
    private final Teams teams;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mail = "lead." + UUID.randomUUID() + "@lead.test";
    private WebForm form;
    private User boss;
    private List<User> team;

    WebFormsTest(House house, WebForms forms, Leads leads, Teams teams, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.forms = forms;
        this.leads = leads;
        this.teams = teams;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void build() {
        boss = house.user(Role.MANAGER);
        team = List.of(house.user(Role.AGENT), house.user(Role.AGENT));
        String name = "Team " + UUID.randomUUID().toString().substring(0, 8);
        teams.make(name);
        Team made = teams.byName(name).orElseThrow();
        team.forEach(user -> teams.join(made.id(), user.id()));
        WebForm wanted = new WebForm(
                0,
                "",
                "Wholesale " + UUID.randomUUID().toString().substring(0, 8),
                "Tell us.",
                "Send it",
                "We call you tomorrow.",
                List.of("https://shop.example"),
                made.id(),
                List.of(
                        new Field(1, Kind.NAME, "Name", true, List.of()),
                        new Field(2, Kind.EMAIL, "E-mail", true, List.of()),
                        new Field(3, Kind.CHOICE, "Size", false, List.of("small", "large")),
                        new Field(4, Kind.MESSAGE, "Message", false, List.of()),
                        new Field(5, Kind.CONSENT, "News by e-mail", false, List.of())),
                List.of(new Rule(3, "large", boss.id())),
                0,
                null,
                false);
        form = ((WebForms.Outcome.Done) forms.keep(wanted)).form();
    }

    private Answer send(String... pairs) {
        return house.browser().postBare("/f/" + form.publicKey(), pairs);
    }

    private Answer sent(String address, String size) {
        Answer answer = send("f1", "Ana Ruiz", "f2", address, "f3", size, "f4", "Forty jars, please", "f5", "yes");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer;
    }

    private long owner(String address) {
        return jdbc.sql("""
                        select coalesce(d.owner_id, 0) from crm.v_deal d join customer.v_profile p on p.id = d.profile_id
                          join customer.v_headline h on h.customer_id = p.customer_id where h.email = :mail""")
                .param("mail", address)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void whatIsSentIsALeadATouchpointAndInTheInbox() {
        Answer page = house.browser().get("/f/" + form.publicKey());
        assertThat(page.body()).contains("Tell us.", "Send it", "News by e-mail");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self' https://shop.example");
        Answer answer = sent(mail, "large");
        assertThat(house.browser().get(answer.location()).body()).contains("We call you tomorrow.");
        belts.drain();
        var agent = house.as(Role.AGENT);
        String list = agent.get("/crm/leads?sort=score").body();
        assertThat(list).contains(form.name() + ": Ana Ruiz", "sent a form");
        long customer = jdbc.sql("select customer_id from customer.v_headline where email = :mail")
                .param("mail", mail)
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(agent.get("/customers/" + customer).body()).contains("Sent the form", "Forty jars, please");
        long conversation = jdbc.sql("""
                        select c.id from crm.v_conversation c join customer.v_profile p on p.id = c.profile_id
                         where p.customer_id = :customer""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(agent.get("/crm/inbox/" + conversation).body()).contains("Forty jars, please", "To " + mail);
        assertThat(house.api("deals:read").get("/api/leads?limit=100").body()).contains(form.name() + ": Ana Ruiz");
        assertThat(jdbc.sql("select count(*) from customer.consent where value = :mail and given")
                        .param("mail", mail)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRuleDecidesWhoGetsItElseTheTeamTakesTurns() {
        sent("large." + mail, "large");
        sent("one." + mail, "small");
        sent("two." + mail, "small");
        sent("three." + mail, "small");
        assertThat(owner("large." + mail)).isEqualTo(boss.id());
        List<Long> turns = List.of(owner("one." + mail), owner("two." + mail), owner("three." + mail));
        assertThat(turns.get(0)).isEqualTo(turns.get(2)).isNotEqualTo(turns.get(1));
        assertThat(turns).allMatch(id -> team.stream().anyMatch(user -> user.id() == id));
    }

    @Test
    void somebodyWhoSendsItAgainIsOneLead() {
        sent(mail, "small");
        long before = owner(mail);
        sent(mail, "large");
        assertThat(owner(mail)).as("one row, and the same owner").isEqualTo(before);
    }

    @Test
    void whatWasTypedIsKeptWhenSomethingIsWrong() {
        Answer answer = send("f1", "Ana Ruiz", "f2", "ana@shop", "f3", "large", "f4", "Forty jars, please");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Ana Ruiz", "ana@shop", "Forty jars, please", "This is no e-mail address", "aria-invalid");
        assertThat(send("f1", "", "f2", mail).body()).contains("Please fill this in.");
    }

    @Test
    void machinesAreThankedAndNothingIsKept() {
        Answer answer = send("f1", "Bot", "f2", mail, "homepage", "https://spam.example");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(jdbc.sql("select count(*) from customer.v_headline where email = :mail")
                        .param("mail", mail)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isZero();
    }

    @Test
    void theSameFormSentTwiceCountsOnce() {
        String key = UUID.randomUUID().toString();
        send("key", key, "f1", "Ana", "f2", mail);
        send("key", key, "f1", "Ana", "f2", mail);
        assertThat(forms.find(form.id()).orElseThrow().submitted()).isEqualTo(1);
    }

    @Test
    void aLeadIsMovedGivenUpAndBecomesADeal() {
        sent(mail, "small");
        long id = leads.open(0, 0, false, null, 200).stream()
                .filter(lead -> lead.title().startsWith(form.name()))
                .findFirst()
                .orElseThrow()
                .id();
        var agent = house.as(Role.AGENT);
        int contacted = leads.pipeline().stages().get(1).id();
        agent.post("/crm/leads/" + id + "/stage", "stage", String.valueOf(contacted));
        assertThat(house.as(Role.ANALYST).get("/crm/leads?stage=" + contacted).body())
                .contains(form.name());
        assertThat(agent.post("/crm/leads/" + id + "/loss", "reason", "").status())
                .isEqualTo(303);
        int sales = jdbc.sql("select id from crm.pipeline where not leads and archived_at is null order by id limit 1")
                .query((rs, n) -> rs.getInt(1))
                .single();
        assertThat(agent.post("/crm/leads/" + id + "/deal", "pipeline", String.valueOf(sales))
                        .location())
                .isEqualTo("/crm/deals/" + id);
        assertThat(leads.open(0, 0, false, null, 200)).noneMatch(lead -> lead.id() == id);
        assertThat(agent.post("/crm/leads/" + id + "/loss", "reason", "Too dear")
                        .status())
                .as("it is a deal now")
                .isEqualTo(404);
    }

    @Test
    void aManagerBuildsOneAndIsToldWhatIsWrong() {
        var manager = house.as(Role.MANAGER);
        String name = "Contact " + UUID.randomUUID().toString().substring(0, 8);
        Answer wrong = manager.post(
                "/crm/forms",
                "name",
                name,
                "button",
                "Send",
                "thanks",
                "Thanks",
                "kind",
                "name",
                "label",
                "What is your name?",
                "required",
                "yes",
                "choices",
                "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("What is your name?", "e-mail address or a phone");
        Answer right = manager.post(
                "/crm/forms",
                "name",
                name,
                "button",
                "Send",
                "thanks",
                "Thanks",
                "kind",
                "email",
                "label",
                "E-mail",
                "required",
                "yes",
                "choices",
                "");
        assertThat(right.status()).isEqualTo(303);
        assertThat(manager.get("/crm/forms").body()).contains(name, "form.js");
        assertThat(manager.get("/crm/forms/" + form.id()).body()).contains("Size", "small, large", "large");
        assertThat(house.as(Role.AGENT).get("/crm/forms/new").status()).isEqualTo(403);
        manager.post("/crm/forms/" + form.id() + "/closing", "closed", "true");
        assertThat(house.browser().get("/f/" + form.publicKey()).status()).isEqualTo(404);
    }

    @Test
    void aSiteThatIsNoneIsSaidAndWhatWasTypedStays() {
        assertThat(house.as(Role.MANAGER)
                        .post(
                                "/crm/forms/" + form.id(),
                                "name",
                                "Contact",
                                "button",
                                "Send",
                                "thanks",
                                "Thanks",
                                "kind",
                                "email",
                                "label",
                                "E-mail",
                                "required",
                                "yes",
                                "choices",
                                "",
                                "origins",
                                "https://*")
                        .body())
                .contains("one site on each line", "https://*");
    }

    @Test
    void pointsFadeAndCanBeChanged() {
        String event = "Catalogue " + UUID.randomUUID();
        var manager = house.as(Role.MANAGER);
        assertThat(manager.post("/crm/lead-scores", "event", event, "label", "took it", "points", "0", "days", "7")
                        .status())
                .isEqualTo(422);
        assertThat(manager.post("/crm/lead-scores", "event", event, "label", "took it", "points", "12", "days", "7")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get("/crm/lead-scores").body()).contains(event, "took it");
        assertThat(house.as(Role.AGENT).get("/crm/lead-scores").status()).isEqualTo(403);
        int id = leads.rules().stream()
                .filter(r -> r.event().equals(event))
                .findFirst()
                .orElseThrow()
                .id();
        manager.post("/crm/lead-scores/" + id + "/removal");
        assertThat(manager.get("/crm/lead-scores").body()).doesNotContain(event);
    }
}
