package heartstring.decision.openings;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.cases.Evidence;
import heartstring.decision.mine.CaseLinks;
import heartstring.loyalty.Shop;
import heartstring.platform.auth.Role;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.reach.Width;
import heartstring.platform.users.User;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case from what opens it to what came of it, through the doors that people use. */
@HouseTest
class CasesTest {

    private final House house;
    private final Openings openings;
    private final Cases cases;
    private final CaseLinks links;
    private final Reaches reaches;
    private final Conditions conditions;
    private final Privacy privacy;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    CasesTest(
            House house,
            Openings openings,
            Cases cases,
            CaseLinks links,
            Reaches reaches,
            Conditions conditions,
            Privacy privacy,
            Sources sources,
            Belts belts,
            JdbcClient jdbc) {
        this.house = house;
        this.openings = openings;
        this.cases = cases;
        this.links = links;
        this.reaches = reaches;
        this.conditions = conditions;
        this.privacy = privacy;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private Talks somebody() {
        return new Talks(house, sources, belts, jdbc);
    }

    private static void answersLow(Talks who, int score) throws Exception {
        who.say(
                "Survey Answered",
                "survey",
                Instant.now().minusSeconds(60),
                "\"score\":%d,\"measure\":\"nps\",\"survey\":\"cases_test\",\"comment\":\"My delivery came two days late and cold.\""
                        .formatted(score));
    }

    private static void complains(Talks who) throws Exception {
        who.say(
                "Complaint Raised",
                "phone",
                Instant.now().minusSeconds(50),
                "\"text\":\"The courier was rude to me.\"");
    }

    /** Places all that waits, as two servers with several threads would. */
    private void place() throws Exception {
        Shop.together(4, () -> {
            while (Meeting.again(openings::placeSome)) {
                Thread.onSpinWait();
            }
            return true;
        });
        Instant until = Instant.now().plusSeconds(20);
        while (waiting() > 0 && Instant.now().isBefore(until)) {
            Meeting.again(openings::placeSome);
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from decision.evidence where case_id is null")
                .query(Long.class)
                .single();
    }

    private Case only(Talks who) {
        List<Case> found = cases.ofCustomer(who.customer(), 10);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void manySignsAtOnceOpenOneCaseWhichIsMendedAndClosed() throws Exception {
        Talks who = somebody();
        answersLow(who, 2);
        complains(who);
        answersLow(who, 4);
        place();
        Case opened = only(who);
        assertThat(opened.cause().family()).isEqualTo("voiced");
        assertThat(opened.priority()).isEqualTo(1);
        assertThat(opened.firstDueAt()).isAfter(opened.openedAt());
        assertThat(cases.evidence(opened.id()))
                .extracting(Evidence::cause)
                .containsExactlyInAnyOrder(Cause.ANSWER, Cause.COMPLAINT, Cause.ANSWER);
        place();
        assertThat(only(who).evidence()).isEqualTo(3);

        Browser agent = house.as(Role.AGENT);
        String page = agent.get("/cases/" + opened.id()).body();
        assertThat(page)
                .contains("Answered 2 of 10")
                .contains("The courier was rude to me.")
                .contains("/customers/" + opened.customerId() + "/touchpoints/");
        assertThat(agent.get("/cases?view=nobodys").body()).contains("\"/cases/" + opened.id() + "\"");
        assertThat(agent.get("/customers/" + opened.customerId() + "/cases").body())
                .contains("\"/cases/" + opened.id() + "\"");
        assertThat(house.as(Role.CASHIER).get("/cases").status()).isEqualTo(403);
        assertThat(holds("case.open", "true", opened.customerId())).isTrue();

        mended(who, opened, agent);
        answersLow(who, 1);
        place();
        assertThat(cases.ofCustomer(who.customer(), 10))
                .as("what comes after the end is another")
                .hasSize(2);
        assertThat(cases.reopen(opened.id())).isInstanceOf(CaseOutcome.Clash.class);
        erased(who, opened);
    }

    private void mended(Talks who, Case opened, Browser agent) throws Exception {
        assertThat(agent.post("/cases/" + opened.id() + "/notes", "text", "Internal " + mark)
                        .status())
                .isEqualTo(303);
        assertThat(agent.post("/cases/" + opened.id() + "/acts", "kind", "apologised")
                        .status())
                .isEqualTo(303);
        assertThat(agent.post("/cases/" + opened.id() + "/waiting").status()).isEqualTo(303);
        assertThat(only(who).isWaiting()).isTrue();
        complains(who);
        place();
        assertThat(only(who).isWaiting()).as("a further sign goes on with it").isFalse();
        assertThat(agent.post("/cases/" + opened.id() + "/closure").status()).isEqualTo(422);
        assertThat(agent.post("/cases/" + opened.id() + "/closure", "ending", "apologised", "recovered", "yes")
                        .status())
                .isEqualTo(303);
        Case closed = only(who);
        assertThat(closed.isClosed()).isTrue();
        assertThat(closed.recovered()).isEqualTo("yes");
        assertThat(closed.firstActionAt()).isNotNull();
        assertThat(agent.get("/customers/" + opened.customerId()).body()).contains("closed a case: we apologised");
    }

    private boolean holds(String term, String value, long customer) {
        String json = "{\"term\":\"" + term + "\",\"is\":\"is\",\"value\":" + value + "}";
        Condition condition = ((Conditions.Reading.Good) conditions.read(json)).condition();
        return conditions.holds(condition, Subject.of(customer, Instant.now()));
    }

    private void erased(Talks who, Case opened) {
        privacy.erase(who.customer(), "erase " + who.customer());
        assertThat(jdbc.sql("select count(*) from decision.customer_case where profile_id = :profile")
                        .param("profile", opened.profileId())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(cases.find(opened.id())).isEmpty();
    }

    @Test
    void theCustomerSeesHowItStandsAndNothingOfWhatIsSaidAmongColleagues() throws Exception {
        Talks who = somebody();
        complains(who);
        place();
        Case about = only(who);
        User colleague = house.user(Role.AGENT);
        Browser agent = house.signedIn(colleague);
        agent.post("/cases/" + about.id() + "/owner", "owner", String.valueOf(colleague.id()));
        agent.post("/cases/" + about.id() + "/notes", "text", "Internal " + mark);
        agent.post("/cases/" + about.id() + "/acts", "kind", "called");
        Browser customer = house.browser();
        Answer seen = customer.get(links.path(about.id()));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("A colleague looks after it.")
                .contains("We spoke with you.")
                .contains("settled by")
                .doesNotContain(mark)
                .doesNotContain(colleague.name())
                .doesNotContain("priority")
                .doesNotContain("/cases/");
        String link = links.path(about.id());
        String bent = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");
        assertThat(customer.get(bent).status()).isEqualTo(404);

        CaseOutcome fading = cases.open(new Cases.Opening(about.profileId(), Cause.LEAVER, "", 0, Instant.now(), null));
        long quiet = ((CaseOutcome.Done) fading).about().id();
        assertThat(quiet).as("what they show is a case of its own").isNotEqualTo(about.id());
        assertThat(customer.get(links.path(quiet)).status())
                .as("what is only seen in behaviour they are never told")
                .isEqualTo(404);
        agent.post("/cases/" + about.id() + "/closure", "ending", "nothing");
        assertThat(customer.get(link).body()).contains("It is closed.");
    }

    @Test
    void aLetterIsSentOnceAndThenTheCustomerHasTheWord() throws Exception {
        Talks who = somebody();
        who.mail(Instant.now().minusSeconds(120), "Hello", "Hello " + mark);
        complains(who);
        place();
        Case about = only(who);
        Browser agent = house.as(Role.AGENT);
        for (int i = 0; i < 2; i++) {
            assertThat(agent.post(
                                    "/cases/" + about.id() + "/letter",
                                    "key",
                                    mark,
                                    "address",
                                    who.email,
                                    "subject",
                                    "About your complaint",
                                    "text",
                                    "I am sorry " + mark,
                                    "wait",
                                    "true")
                            .status())
                    .isEqualTo(303);
        }
        assertThat(cases.steps(about.id())).extracting(s -> s.kind()).containsOnlyOnce("wrote", "waits");
        assertThat(only(who).isWaiting()).isTrue();
        assertThat(agent.post(
                                "/cases/" + about.id() + "/letter",
                                "key",
                                mark + "2",
                                "subject",
                                "",
                                "text",
                                "kept " + mark)
                        .body())
                .contains("A subject has 1 to")
                .contains("kept " + mark);
    }

    @Test
    void whoSeesTheirOwnAloneSeesNoOthersCases() throws Exception {
        Talks theirs = somebody();
        complains(theirs);
        Talks mine = somebody();
        complains(mine);
        place();
        User me = house.user(Role.AGENT);
        Case own = only(mine);
        Case other = only(theirs);
        cases.give(own.id(), me.id());
        reaches.set(Role.AGENT, RecordKind.PEOPLE, Width.OWN);
        try {
            Browser browser = house.signedIn(me);
            assertThat(browser.get("/cases?view=all").body())
                    .contains("\"/cases/" + own.id() + "\"")
                    .doesNotContain("\"/cases/" + other.id() + "\"");
            assertThat(browser.get("/cases/" + own.id()).status()).isEqualTo(200);
            assertThat(browser.get("/customers/" + own.customerId()).status())
                    .as("whoever mends a case may see whom it is about")
                    .isEqualTo(200);
            assertThat(browser.get("/cases/" + other.id()).status()).isEqualTo(404);
            assertThat(browser.post("/cases/" + other.id() + "/closure", "ending", "nothing")
                            .status())
                    .isEqualTo(404);
            assertThat(browser.get("/cases/new?customer=" + other.customerId()).status())
                    .isEqualTo(404);
        } finally {
            reaches.set(Role.AGENT, RecordKind.PEOPLE, Width.ALL);
        }
    }

    @Test
    void programsOpenReadActAndClose() throws Exception {
        Talks who = somebody();
        who.mail(Instant.now().minusSeconds(200), "Hello", "Hello");
        var api = house.api("cases:read", "cases:write");
        String body = "{\"customer\":" + who.customer() + ",\"text\":\"Wrong bill\",\"key\":\"" + mark + "\"}";
        Answer first = api.post("/api/cases", body);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        long id = first.json().path("id").asLong();
        assertThat(api.post("/api/cases", body).json().path("id").asLong()).isEqualTo(id);
        assertThat(api.get("/api/cases/" + id).json().path("evidence").size()).isEqualTo(1);
        assertThat(api.post("/api/cases/" + id + "/acts", "{\"kind\":\"called\"}")
                        .json()
                        .path("firstActionAt")
                        .asString(""))
                .isNotEmpty();
        assertThat(api.post("/api/cases/" + id + "/acts", "{\"kind\":\"danced\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/cases?limit=200").body()).contains("\"id\":" + id + ",");
        assertThat(api.post("/api/cases/" + id + "/closure", "{\"ending\":\"nothing\",\"recovered\":\"no\"}")
                        .json()
                        .path("recoveredSaid")
                        .asString(""))
                .isEqualTo("no");
        assertThat(api.post("/api/cases/" + id + "/closure", "{\"ending\":\"mended\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/api/cases/" + Long.MAX_VALUE).status()).isEqualTo(404);
        assertThat(house.api("customers:read").get("/api/cases").status()).isEqualTo(403);
        assertThat(api.post("/api/cases/" + id + "/amends", "{\"points\":1,\"key\":\"a\"}")
                        .status())
                .isEqualTo(403);
        assertThat(holds("case.recovered", "\"no\"", who.customer())).isTrue();
    }
}
