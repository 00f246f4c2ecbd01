package heartstring.desk.contact;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Ending;
import heartstring.decision.cases.HandOpenings;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever speaks with a customer sees the case that is open, wherever they look. */
@HouseTest
class CasesBesideTest {

    private final House house;
    private final HandOpenings openings;
    private final Cases cases;
    private final Talks talks;

    CasesBesideTest(House house, HandOpenings openings, Cases cases, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.openings = openings;
        this.cases = cases;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    @Test
    void anOpenCaseStandsBesideTheConversationOnTheirPageAndAtHome() throws Exception {
        talks.mail(Instant.now().minusSeconds(90), "Hello", "Hello");
        long customer = talks.customer();
        User colleague = house.user(Role.AGENT);
        Browser agent = house.signedIn(colleague);
        assertThat(agent.get("/").body()).doesNotContain("case is yours");
        long id = ((CaseOutcome.Done) openings.open(customer, "Wrong bill", colleague.id(), null))
                .about()
                .id();
        String says = "A case is open (opened by hand): new, " + colleague.name() + " has it.";
        assertThat(agent.get("/crm/left-off/" + customer + "?conversation=" + talks.conversation())
                        .body())
                .contains(says)
                .contains("href=\"/cases/" + id + "\"");
        assertThat(agent.get("/customers/" + customer + "/contact").body())
                .contains("<h3>Cases</h3>")
                .contains("href=\"/cases/" + id + "\"");
        assertThat(agent.get("/customers/" + customer).body()).contains(says);
        assertThat(house.as(Role.ANALYST).get("/customers/" + customer).body())
                .as("an analyst reads nobody's troubles")
                .doesNotContain("A case is open");
        assertThat(agent.get("/").body()).contains("<strong>1</strong> case is yours");
        assertThat(house.as(Role.ANALYST).get("/").body()).doesNotContain("hs-notice\" href=\"/cases");

        cases.close(id, Ending.NOTHING, Instant.now());
        assertThat(agent.get("/crm/left-off/" + customer).body()).doesNotContain("A case is open");
        assertThat(agent.get("/customers/" + customer).body()).doesNotContain("A case is open");
        assertThat(agent.get("/").body()).doesNotContain("case is yours");
    }
}
