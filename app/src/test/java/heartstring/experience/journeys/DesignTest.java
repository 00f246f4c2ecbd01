package heartstring.experience.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A journey is designed on its page. */
@HouseTest
class DesignTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final House house;
    private final Journeys journeys;
    private final JdbcClient jdbc;

    DesignTest(House house, Journeys journeys, JdbcClient jdbc) {
        this.house = house;
        this.journeys = journeys;
        this.jdbc = jdbc;
    }

    @Test
    void aJourneyIsDesignedFromATemplateAndEveryChangeIsKept() {
        var manager = house.as(Role.MANAGER);
        Answer made = manager.post("/experience/journeys", "template", "SERVICE");
        assertThat(made.status()).isEqualTo(303);
        String design = made.header("Location").orElseThrow();
        int id = Integer.parseInt(design.replaceAll("\\D+", ""));
        assertThat(manager.get(design).body()).contains("Message Received", "Is meant to feel", "Designs until now");
        int first = journeys.find(id).orElseThrow().stages().getFirst().id();

        String[] form = form(first);
        String[] wrong = form.clone();
        wrong[11] = "450";
        Answer refused = manager.post(design, wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("1 to 100 are to carry", "Service " + mark, "450");
        assertThat(manager.post(design, form).status()).isEqualTo(303);
        Journey kept = journeys.find(id).orElseThrow();
        assertThat(kept.stages()).extracting(Stage::name).containsExactly("Look", "Ask us");
        assertThat(kept.stages().getLast().id()).isEqualTo(first);
        assertThat(kept.stages().getLast().promise()).isEqualTo(new Promise(List.of(), List.of("Message Sent"), 120));
        assertThat(kept.version()).isEqualTo(2);
        assertThat(journeys.versions(id)).hasSize(2);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit where subject_kind = 'journey' and subject_id = :id""")
                        .param("id", String.valueOf(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);

        assertThat(house.as(Role.AGENT).post(design, form).status()).isEqualTo(403);
        assertThat(house.as(Role.AGENT).get("/experience/journeys").body()).contains("Service " + mark);
        assertThat(house.api("customers:read").get("/api/experience/journeys").status())
                .isEqualTo(403);
        assertThat(manager.get("/experience/journeys/" + id).body()).contains("fewer than five said something");
        assertThat(manager.get("/experience/journeys/999999").status()).isEqualTo(404);
        assertThat(manager.post("/experience/journeys/" + id + "/archiving", "archived", "true")
                        .status())
                .isEqualTo(303);
    }

    /** Two stages, told in the wrong order. */
    private String[] form(int first) {
        return ("name=Service " + mark + "&id-1=" + first + "&stage-1=Ask us&at-1=2&intended-1=trust&aim-1=45&owner-1=0"
                        + "&event-1=Message Received&channel-1=&which-1=ANY&from-1=&until-1=Message Sent&amount-1=2&unit-1=hours"
                        + "&id-2=0&stage-2=Look&at-2=1&intended-2=interest&aim-2=30&owner-2=0"
                        + "&event-2=Looking around&channel-2=web&which-2=ANY&from-2=&until-2=&amount-2=&unit-2=hours")
                .split("[&=]", -1);
    }
}
