package heartstring.decision.cases;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.merges.Merges;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is one matter is one case: asked for twice, or open of two customers who turn out to be one. */
@HouseTest
class OneCaseTest {

    private final House house;
    private final Cases cases;
    private final Merges merges;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = "k" + UUID.randomUUID().toString().substring(0, 8);

    OneCaseTest(House house, Cases cases, Merges merges, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.cases = cases;
        this.merges = merges;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private Talks somebody() throws Exception {
        Talks who = new Talks(house, sources, belts, jdbc);
        who.mail(Instant.now().minusSeconds(200), "Hello", "Hello " + mark);
        return who;
    }

    private static String body(long customer, String text, String key) {
        return "{\"customer\":" + customer + ",\"text\":\"" + text + "\",\"key\":\"" + key + "\"}";
    }

    private long notes(long id) {
        return cases.steps(id).stream().filter(s -> s.kind().equals("noted")).count();
    }

    @Test
    void theSameKeyIsTheSameCaseAlsoWhereItAddedToOne() throws Exception {
        long customer = somebody().customer();
        var api = house.api("cases:read", "cases:write");
        long id = api.post("/api/cases", body(customer, "Wrong bill", mark))
                .json()
                .path("id")
                .asLong();
        for (int i = 0; i < 3; i++) {
            Answer added = api.post("/api/cases", body(customer, "And too late", mark + " added"));
            assertThat(added.status()).as(added.body()).isEqualTo(200);
            assertThat(added.json().path("id").asLong()).isEqualTo(id);
        }
        assertThat(notes(id)).as("once, though it only added to a case").isEqualTo(2);
        assertThat(api.get("/api/cases/" + id).json().path("evidence").size()).isEqualTo(2);

        Answer other = api.post("/api/cases", body(customer, "Something else", mark + " added"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("used before with other contents");
        assertThat(api.post("/api/cases", body(somebody().customer(), "Wrong bill", mark))
                        .status())
                .as("nor for somebody else")
                .isEqualTo(409);
        assertThat(api.post("/api/cases/" + id + "/closure", "{\"ending\":\"nothing\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/api/cases", body(customer, "And too late", mark + " added"))
                        .json()
                        .path("id")
                        .asLong())
                .as("also when that case is closed by now")
                .isEqualTo(id);
        assertThat(notes(id)).isEqualTo(2);
        assertThat(cases.ofCustomer(customer, 10)).hasSize(1);
    }

    @Test
    void aFormThatIsSentTwiceIsOneNote() throws Exception {
        long customer = somebody().customer();
        Browser agent = house.as(Role.AGENT);
        String form = agent.get("/cases/new?customer=" + customer).body();
        String key = form.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        for (int i = 0; i < 2; i++) {
            assertThat(agent.post(
                                    "/cases",
                                    "customer",
                                    String.valueOf(customer),
                                    "text",
                                    "Wrong bill " + mark,
                                    "key",
                                    key)
                            .status())
                    .isEqualTo(303);
        }
        List<Case> open = cases.ofCustomer(customer, 10);
        assertThat(open).hasSize(1);
        assertThat(notes(open.getFirst().id())).isEqualTo(1);
    }

    private Case complaint(Talks who, Instant at) {
        long profile = jdbc.sql("select id from customer.v_profile where customer_id = :customer order by id limit 1")
                .param("customer", who.customer())
                .query(Long.class)
                .single();
        return ((CaseOutcome.Done) cases.open(new Cases.Opening(profile, Cause.COMPLAINT, "", 0, at, null))).about();
    }

    @Test
    void twoCustomersWhoTurnOutToBeOneHaveOneCaseUntilTheyArePartedAgain() throws Exception {
        Talks one = somebody();
        Talks other = somebody();
        Case first = complaint(one, Instant.now().minus(Duration.ofHours(30)));
        Case second = complaint(other, Instant.now().minus(Duration.ofHours(2)));
        assertThat(cases.note(second.id(), "Only of the second " + mark)).isInstanceOf(CaseOutcome.Done.class);
        Merges.Outcome merged = merges.merge(one.customer(), other.customer(), false, new Merges.By("user", 1));
        long movement = ((Merges.Outcome.Done) merged).movementId();

        assertThat(cases.ofCustomer(one.customer(), 10)).extracting(Case::id).containsExactly(first.id());
        Case lead = cases.find(first.id()).orElseThrow();
        assertThat(lead.together()).containsExactly(first.id(), second.id());
        assertThat(lead.firstDueAt()).as("the earlier one").isEqualTo(first.firstDueAt());
        Browser agent = house.as(Role.AGENT);
        assertThat(agent.get("/cases/" + first.id()).body())
                .as("steps of both")
                .contains("goes on together with")
                .contains("noted something");
        assertThat(complaint(one, Instant.now()).id())
                .as("what is new joins the first")
                .isEqualTo(first.id());
        User colleague = house.user(Role.AGENT);
        assertThat(cases.give(second.id(), colleague.id())).isInstanceOf(CaseOutcome.Done.class);
        assertThat(cases.find(first.id()).orElseThrow().ownerId()).isEqualTo(colleague.id());
        assertThat(house.signedIn(colleague).get("/cases?view=mine").body())
                .contains("\"/cases/" + first.id() + "\"")
                .contains("2 together")
                .contains("Mine <span class=\"hs-count\">1</span>")
                .doesNotContain("\"/cases/" + second.id() + "\"");

        assertThat(merges.undo(movement, new Merges.By("user", 1))).isInstanceOf(Merges.Outcome.Done.class);
        assertThat(cases.find(first.id()).orElseThrow().together()).containsExactly(first.id());
        assertThat(cases.ofCustomer(other.customer(), 10)).extracting(Case::id).containsExactly(second.id());
        assertThat(cases.close(second.id(), Ending.NOTHING, Instant.now())).isInstanceOf(CaseOutcome.Done.class);
        assertThat(cases.find(first.id()).orElseThrow().isClosed()).isFalse();
    }

    @Test
    void whatIsDoneAboutOneIsDoneAboutAll() throws Exception {
        Talks one = somebody();
        Talks other = somebody();
        Case first = complaint(one, Instant.now().minus(Duration.ofHours(3)));
        Case second = complaint(other, Instant.now().minus(Duration.ofHours(2)));
        merges.merge(one.customer(), other.customer(), false, new Merges.By("user", 1));
        cases.act(first.id(), "called", null, Instant.now());
        assertThat(cases.find(second.id()).orElseThrow().firstActionAt()).isNotNull();
        cases.waits(second.id(), true);
        assertThat(cases.find(first.id()).orElseThrow().isWaiting()).isTrue();
        cases.close(first.id(), Ending.APOLOGISED, Instant.now());
        assertThat(cases.find(second.id()).orElseThrow().ending()).isEqualTo(Ending.APOLOGISED);
        assertThat(cases.ofCustomer(one.customer(), 10))
                .as("closed together they are one")
                .extracting(Case::id)
                .containsExactly(first.id());
        cases.say(second.id(), "yes", Instant.now());
        assertThat(cases.find(first.id()).orElseThrow().said()).isEqualTo("yes");
        assertThat(cases.reopen(second.id())).isInstanceOf(CaseOutcome.Done.class);
        assertThat(cases.find(first.id()).orElseThrow())
                .as("opened again together")
                .satisfies(c -> assertThat(c.isClosed()).isFalse())
                .satisfies(c -> assertThat(c.together()).containsExactly(first.id(), second.id()));
        assertThat(cases.reopen(first.id())).as("it is open already").isInstanceOf(CaseOutcome.Clash.class);
        assertThat(cases.close(first.id(), Ending.NOTHING, Instant.now())).isInstanceOf(CaseOutcome.Done.class);
        Case later = complaint(one, Instant.now());
        assertThat(later.together()).as("a new one is a case of its own").containsExactly(later.id());
        assertThat(cases.ofCustomer(one.customer(), 10))
                .extracting(Case::id)
                .containsExactlyInAnyOrder(later.id(), first.id());
        assertThat(cases.reopen(first.id())).as("another one is open").isInstanceOf(CaseOutcome.Clash.class);
    }
}
