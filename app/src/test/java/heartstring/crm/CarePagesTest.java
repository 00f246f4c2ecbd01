package heartstring.crm;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages around the inbox: teams, service clocks, saved replies. */
@HouseTest
class CarePagesTest {

    private final House house;
    private final Sources sources;
    private final Belts belts;
    private final JdbcClient jdbc;

    CarePagesTest(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.house = house;
        this.sources = sources;
        this.belts = belts;
        this.jdbc = jdbc;
    }

    private int team(String name) {
        return jdbc.sql("select id from crm.team where name = :name")
                .param("name", name)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    @Test
    void aTeamIsMadeFilledSeenInTheInboxAndClosed() throws Exception {
        Browser manager = house.as(Role.MANAGER);
        String name = "Team " + UUID.randomUUID();
        manager.post("/crm/teams", "name", name);
        int id = team(name);
        User agent = house.user(Role.AGENT);
        manager.post("/crm/teams/" + id + "/members", "user", "" + agent.id());
        assertThat(manager.post(
                                "/crm/teams/" + id + "/members",
                                "user",
                                "" + house.user(Role.CASHIER).id())
                        .status())
                .isEqualTo(422);
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now(), "Tea", "My tea?");
        long conversation = ana.conversation();
        manager.post("/crm/inbox/" + conversation + "/team?view=all", "team", "" + id);
        Browser its = house.signedIn(agent);
        String mark = "data-conversation=\"" + conversation + "\"";
        assertThat(its.get("/crm/inbox?view=team").body()).contains(mark);
        assertThat(its.get("/crm/inbox?view=team&sort=due").body()).contains(mark);
        manager.post("/crm/teams/" + id, "name", name + " two");
        assertThat(manager.get("/crm/teams").body()).contains(name + " two").contains("Some Agent");
        manager.post("/crm/teams/" + id + "/members/" + agent.id() + "/removal");
        assertThat(its.get("/crm/inbox?view=team").body()).doesNotContain(mark);
        manager.post("/crm/teams/" + id + "/closure");
        assertThat(jdbc.sql("select team_id from crm.conversation where id = :id")
                        .param("id", conversation)
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isZero();
        assertThat(house.as(Role.AGENT).get("/crm/teams").status()).isEqualTo(403);
    }

    private static String[] clocks(String monday, String answer) {
        List<String> pairs = new ArrayList<>();
        for (String day : List.of("mon", "tue", "wed", "thu", "fri")) {
            pairs.addAll(List.of("from-" + day, day.equals("mon") ? monday : "09:00", "to-" + day, "18:00"));
        }
        String[] answers = {"30", "120", answer, "960"};
        String[] resolves = {"240", "960", "2400", "4800"};
        for (int i = 0; i < 4; i++) {
            pairs.addAll(List.of("answer" + i, answers[i], "resolve" + i, resolves[i]));
        }
        return pairs.toArray(String[]::new);
    }

    @Test
    void changedPromisesAreReckonedAgain() throws Exception {
        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.post("/crm/clocks", clocks("19:00", "480")).status()).isEqualTo(422);
        assertThat(manager.post("/crm/clocks", clocks("09:00", "soon")).status())
                .isEqualTo(422);
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now(), "Tea", "My tea?");
        long id = ana.conversation();
        assertThat(due(id)).isNotNull();
        try {
            assertThat(manager.post("/crm/clocks", clocks("09:00", "0")).status())
                    .isEqualTo(303);
            for (int i = 0; i < 400 && due(id) != null; i++) {
                Thread.sleep(100);
            }
            assertThat(due(id)).as("0 promises nothing").isNull();
        } finally {
            manager.post("/crm/clocks", clocks("09:00", "480"));
        }
        assertThat(manager.post("/crm/clocks/holidays", "day", "2031-01-01", "name", "New Year")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get("/crm/clocks").body()).contains("2031-01-01 · New Year");
        manager.post("/crm/clocks/holidays/2031-01-01/removal");
        assertThat(manager.get("/crm/clocks").body()).doesNotContain("2031-01-01");
        assertThat(manager.post("/crm/clocks/holidays", "day", "someday", "name", "x")
                        .status())
                .isEqualTo(422);
    }

    private String due(long id) {
        return jdbc.sql("select coalesce(answer_due_at::text, '-') from crm.conversation where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .filter(t -> !t.equals("-"))
                .orElse(null);
    }

    @Test
    void aSavedReplyIsKeptFilledChangedAndRemoved() throws Exception {
        Browser agent = house.as(Role.AGENT);
        String name = "Reply " + UUID.randomUUID();
        agent.post("/crm/saved-replies", "name", name, "words", "Hello {{name}}, your {{last order}}. {{my name}}");
        long id = jdbc.sql("select id from crm.saved_reply where name = :n")
                .param("n", name)
                .query((rs, n) -> rs.getLong(1))
                .single();
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now(), "Tea", "My tea?");
        assertThat(agent.get("/crm/inbox/" + ana.conversation() + "/saved/" + id)
                        .body())
                .isEqualTo("Hello there, your your order. Some Agent");
        agent.post("/crm/saved-replies/" + id, "name", name, "words", "Changed");
        assertThat(agent.get("/crm/saved-replies").body()).contains("Changed");
        agent.post("/crm/saved-replies/" + id + "/removal");
        assertThat(agent.get("/crm/saved-replies").body()).doesNotContain(name);
    }

    @Test
    void whatIsBesideAConversationSaysWhoItIs() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now(), "Tea", "My tea?");
        assertThat(house.as(Role.AGENT)
                        .get("/customers/" + ana.customer() + "/contact?conversation=" + ana.conversation())
                        .body())
                .contains(ana.email)
                .contains("None yet.");
    }

    @Test
    void everyActOfThePageIsDone() throws Exception {
        Talks ana = new Talks(house, sources, belts, jdbc);
        ana.mail(Instant.now(), "Tea", "My tea?");
        long id = ana.conversation();
        Browser agent = house.as(Role.AGENT);
        agent.post("/crm/inbox/" + id + "/labels?view=all", "label", "Late Tea");
        assertThat(agent.get("/crm/inbox?view=all&label=late%20tea").body())
                .contains("data-conversation=\"" + id + "\"");
        agent.post("/crm/inbox/" + id + "/labels/removal?view=all", "label", "late tea");
        assertThat(agent.get("/crm/inbox?view=all&label=late%20tea").body())
                .doesNotContain("data-conversation=\"" + id + "\"");
        agent.post("/crm/inbox/" + id + "/priority?view=all", "priority", "urgent");
        assertThat(agent.get("/crm/inbox?view=all&priority=urgent").body())
                .contains("data-conversation=\"" + id + "\"");
        agent.post("/crm/inbox/" + id + "/sleep?view=all", "until", "tomorrow");
        assertThat(agent.get("/crm/inbox?view=snoozed").body()).contains("data-conversation=\"" + id + "\"");
        assertThat(agent.post("/crm/inbox/" + id + "/sleep?view=all", "until", "nonsense")
                        .status())
                .isEqualTo(422);
        agent.post("/crm/inbox/" + id + "/opening?view=all");
        agent.post("/crm/inbox/" + id + "/assignment?view=all", "user", "0");
        assertThat(agent.get("/crm/inbox?view=unassigned").body()).contains("data-conversation=\"" + id + "\"");
    }
}
