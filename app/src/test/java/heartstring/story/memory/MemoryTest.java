package heartstring.story.memory;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Privacy;
import heartstring.platform.auth.Role;
import heartstring.story.narrative.Narrative;
import heartstring.story.narrative.Narratives;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class MemoryTest {

    private final House house;
    private final Belts belts;
    private final JdbcClient jdbc;
    private final Memory memory;
    private final MemoryBelt belt;
    private final Narratives narratives;
    private final Privacy privacy;
    private final Tracking source;
    private final String email = "memory." + UUID.randomUUID() + "@memory.test";
    private final Instant now = Instant.now();

    MemoryTest(
            House house,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            Memory memory,
            MemoryBelt belt,
            Narratives narratives,
            Privacy privacy) {
        this.house = house;
        this.belts = belts;
        this.jdbc = jdbc;
        this.memory = memory;
        this.belt = belt;
        this.narratives = narratives;
        this.privacy = privacy;
        this.source = new Tracking(house, sources, "email");
    }

    private void say(String event, Duration ago, String text) throws Exception {
        var answer = source.post("track", """
                {"event":"%s","timestamp":"%s","messageId":"%s","context":{"channel":"email","traits":{"email":"%s"}},"properties":{"text":"%s"}}""".formatted(event, now.minus(ago), UUID.randomUUID(), email, text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        belts.drain();
    }

    private long customer() {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :email limit 1""")
                .param("email", email)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private List<String> kinds() {
        return memory.of(customer(), 50).stream().map(Remembered::kind).toList();
    }

    @Test
    void whatIsSaidIsKeptWithItsSourceAndAPromiseComesFirst() throws Exception {
        say("Message Received", Duration.ofDays(2), "I'm allergic to nuts. Do you have an oat cake?");
        say("Message Sent", Duration.ofDays(1), "We'll send you the list tomorrow. Thank you!");
        List<Remembered> kept = memory.of(customer(), 50);
        assertThat(kept).extracting(Remembered::kind).containsExactly("promise", "preference", "wish");
        assertThat(kept.getFirst().ours()).isTrue();
        assertThat(kept.getFirst().due()).isEqualTo(memory.today());
        assertThat(kept.getFirst().isLate(memory.today().plusDays(1))).isTrue();
        assertThat(kept.get(1).words()).isEqualTo("I'm allergic to nuts.");
        assertThat(memory.promises(null, 200))
                .extracting(Remembered::id)
                .contains(kept.getFirst().id());
    }

    @Test
    void whatColleaguesCorrectedStaysThroughARebuild() throws Exception {
        say("Message Received", Duration.ofDays(3), "I'm looking for a blue kayak. I love olives.");
        Remembered wish = memory.of(customer(), 50).stream()
                .filter(r -> r.kind().equals("wish"))
                .findFirst()
                .orElseThrow();
        Remembered liking = memory.of(customer(), 50).stream()
                .filter(r -> r.kind().equals("preference"))
                .findFirst()
                .orElseThrow();
        memory.change(wish.id(), "wish", "A blue kayak, two seats", null, "confirmed");
        memory.change(liking.id(), "preference", liking.words(), null, "dismissed");
        belt.forget();
        assertThat(kinds()).containsExactly("wish");
        var again = jdbc.sql("""
                        select id, profile_id, source_id, kind, name, channel, occurred_at, body from touchpoint.v_touchpoint
                         where id = :id""")
                .param("id", wish.touchpointId())
                .query(heartstring.touchpoint.belts.TouchpointConsumer.Row::of)
                .single();
        belt.take(List.of(again));
        belt.take(List.of(again));
        assertThat(memory.of(customer(), 50)).extracting(Remembered::words).containsExactly("A blue kayak, two seats");
        assertThat(memory.all(customer())).hasSize(2);
        belt.withdraw(List.of(again));
        assertThat(memory.all(customer())).isEmpty();
    }

    @Test
    void theSourceErasedTheMemoryGoes() throws Exception {
        say("Message Received", Duration.ofDays(1), "We are getting married in June!");
        long customer = customer();
        assertThat(kinds()).containsExactly("life_event");
        privacy.erase(customer, "erase " + customer);
        assertThat(jdbc.sql("select count(*) from story.memory where words like '%getting married in June%'")
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
    }

    @Test
    void programsReadAndCorrect() throws Exception {
        say("Message Received", Duration.ofHours(5), "Please don't call me at work.");
        var read = house.api("customers:read").get("/api/customers/" + customer() + "/memory");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).contains("\"kind\":\"avoid\"").contains("Please don't call me at work.");
        long id = memory.of(customer(), 1).getFirst().id();
        var api = house.api("customers:write", "customers:read");
        assertThat(api.send("PATCH", "/api/memory/" + id, "{\"state\":\"settled\"}")
                        .status())
                .isEqualTo(200);
        assertThat(kinds()).isEmpty();
        assertThat(api.send("PATCH", "/api/memory/" + id, "{\"kind\":\"nonsense\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.send("PATCH", "/api/memory/" + id, "{\"due\":\"soon\"}").status())
                .isEqualTo(422);
        assertThat(api.send("PATCH", "/api/memory/999999999", "{}").status()).isEqualTo(404);
        assertThat(house.api("customers:read")
                        .get("/api/memory/promises?limit=1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theStoryIsToldInSentencesThatNameTheirTouchpoints() throws Exception {
        say("Message Received", Duration.ofDays(20), "I'm worried about the late delivery. I prefer oat milk.");
        say("Message Sent", Duration.ofDays(19), "We'll refund you by Friday.");
        Narrative agent = narratives.of(customer(), Narrative.Reader.AGENT);
        assertThat(agent.sentences())
                .hasSizeBetween(4, 8)
                .allSatisfy(s -> assertThat(s.touchpoints()).isNotEmpty());
        String told = String.join(
                " ", agent.sentences().stream().map(Narrative.Sentence::text).toList());
        assertThat(told).contains("with us since", "“We'll refund you by Friday”", "late delivery", "oat milk");
        assertThat(narratives.of(customer(), Narrative.Reader.AGENT)).isEqualTo(agent);
        String analyst =
                narratives.of(customer(), Narrative.Reader.ANALYST).sentences().toString();
        assertThat(analyst).contains("with us since").doesNotContain("oat milk", "refund you");
        assertThat(agent.unknown()).contains("a telephone number", "their birthday");
    }

    @Test
    void thePagesShowItAndTakeCorrections() throws Exception {
        say("Message Received", Duration.ofDays(1), "I'm looking for <b>tents</b>.");
        say("Message Sent", Duration.ofDays(1), "I'll call you on Monday.");
        long customer = customer();
        var agent = house.as(Role.AGENT);
        assertThat(agent.get("/customers/" + customer).body())
                .contains("Where we left off", "looking for &lt;b&gt;tents&lt;/b&gt;");
        assertThat(agent.get("/customers/" + customer + "/memory").body())
                .contains("What they are looking for", "we promised");
        long wish = memory.of(customer, 50).getLast().id();
        assertThat(agent.post(
                                "/customers/" + customer + "/memory/" + wish,
                                "words",
                                "A tent",
                                "kind",
                                "wish",
                                "due",
                                "",
                                "state",
                                "confirmed")
                        .status())
                .isEqualTo(303);
        assertThat(agent.get("/customers/" + customer + "/memory").body()).contains("A tent", "confirmed");
        var refused = agent.post(
                "/customers/" + customer + "/memory/" + wish,
                "words",
                "A tent",
                "kind",
                "wish",
                "due",
                "2026-05-05",
                "state",
                "confirmed");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Only a promise has a day");
        assertThat(house.as(Role.CASHIER)
                        .get("/customers/" + customer + "/memory")
                        .status())
                .isEqualTo(403);
        assertThat(agent.get("/promises").status()).isEqualTo(200);
        assertThat(house.as(Role.ANALYST).get("/customers/" + customer).body()).doesNotContain("Where we left off");
    }
}
