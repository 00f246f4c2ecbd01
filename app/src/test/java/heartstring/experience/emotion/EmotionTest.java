package heartstring.experience.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.platform.auth.Role;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.belts.TouchpointConsumer.Row;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class EmotionTest {

    private final House house;
    private final JdbcClient jdbc;
    private final ReadFeelings reading;
    private final EmotionBelt belt;
    private final Schooling schooling;
    private final Voices voices;
    private final Reader reader;
    private final Privacy privacy;
    private final Conditions conditions;
    private final Talks talks;

    EmotionTest(
            House house,
            Sources sources,
            Belts belts,
            JdbcClient jdbc,
            ReadFeelings reading,
            EmotionBelt belt,
            Schooling schooling,
            Voices voices,
            Reader reader,
            Privacy privacy,
            Conditions conditions) {
        this.conditions = conditions;
        this.house = house;
        this.jdbc = jdbc;
        this.reading = reading;
        this.belt = belt;
        this.schooling = schooling;
        this.voices = voices;
        this.reader = reader;
        this.privacy = privacy;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    private long newest() {
        return jdbc.sql("""
                        select max(f.touchpoint_id) from experience.feeling f join customer.v_profile p on p.id = f.profile_id
                         where p.customer_id = :customer""")
                .param("customer", talks.customer())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The newest are read first; the loop in the background may have been quicker. */
    private Heard read(long touchpoint) {
        for (int i = 0; i < 1_000; i++) {
            Integer by = jdbc.sql("select reader from experience.feeling where touchpoint_id = :id")
                    .param("id", touchpoint)
                    .query((rs, n) -> rs.getInt(1))
                    .single();
            if (by == reader.version()) {
                return voices.find(touchpoint).orElseThrow();
            }
            if (reading.readSome() == 0) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new AssertionError("was not read");
    }

    private Heard mail(String text) throws Exception {
        talks.mail(Instant.now(), "About my order", text);
        return read(newest());
    }

    @Test
    void aMessageIsReadWithItsClausesAndForgottenWithThePerson() throws Exception {
        Heard heard = mail("I am furious about the late delivery, but your staff were lovely, thank you!");
        assertThat(heard.language()).isEqualTo("en");
        assertThat(heard.themes()).contains("delivery", "staff");
        assertThat(voices.aspects(heard.touchpointId()))
                .anyMatch(a -> a.theme().equals("delivery") && a.tone().equals("negative"));
        Heard german = mail("Das Paket ist leider immer noch nicht da.");
        assertThat(german.tone()).isEqualTo("unsure");
        assertThat(german.language()).isEqualTo("de");
        assertThat(german.felt()).isEmpty();
        talks.say("Live Chat Message Received", "chat", Instant.now(), "\"text\":\"We are terribly sorry!\"");
        assertThat(newest()).as("what we say is not the customer's").isEqualTo(german.touchpointId());

        long customer = talks.customer();
        privacy.erase(customer, "erase " + customer);
        assertThat(jdbc.sql("""
                        select (select count(*) from experience.feeling where touchpoint_id = any(:ids))
                             + (select count(*) from experience.aspect where touchpoint_id = any(:ids))""")
                        .param("ids", new long[] {heard.touchpointId(), german.touchpointId()})
                        .query((rs, n) -> rs.getLong(1))
                        .single())
                .isZero();
    }

    @Test
    void aColleaguesWordHoldsThroughARebuildAndIsLearntFrom() throws Exception {
        Heard heard = mail("The parcel with number 48213 is at the depot of the carrier.");
        long id = heard.touchpointId();
        assertThat(heard.tone()).isIn("neutral", "unsure");
        var agent = house.as(Role.AGENT);
        assertThat(agent.get("/experience/feelings/" + id).body()).contains("Say what it carries");
        var refused = agent.post("/experience/feelings/" + id + "/correction", "tone", "loud", "feeling", "anger");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A tone is one of");
        assertThat(agent.post(
                                "/experience/feelings/" + id + "/correction",
                                "tone",
                                "negative",
                                "feeling",
                                "frustration")
                        .status())
                .isEqualTo(303);
        Heard corrected = voices.find(id).orElseThrow();
        assertThat(corrected.corrected()).isTrue();
        assertThat(corrected.word()).isEqualTo("frustration");
        assertThat(agent.get("/customers/" + talks.customer()).body()).contains("frustration");
        assertThat(agent.get("/customers/" + talks.customer() + "/touchpoints/" + id)
                        .body())
                .contains("/experience/feelings/" + id);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit where action = 'corrected' and subject_kind = 'feeling' and subject_id = :id""")
                        .param("id", String.valueOf(id))
                        .query((rs, n) -> rs.getInt(1))
                        .single())
                .isEqualTo(1);

        Row row = jdbc.sql("""
                        select id, profile_id, source_id, kind, name, channel, occurred_at, body from touchpoint.v_touchpoint where id = :id""").param("id", id).query(Row::of).single();
        jdbc.sql("delete from experience.feeling where touchpoint_id = :id")
                .param("id", id)
                .update();
        belt.take(List.of(row));
        belt.take(List.of(row));
        assertThat(read(id).word()).isEqualTo("frustration");

        learnsThat("The parcel is at the depot of the carrier.");
        assertThat(voices.unsay(id)).isTrue();
        belt.withdraw(List.of(row));
        assertThat(voices.find(id)).isEmpty();
    }

    private void learnsThat(String sentence) {
        double before = reader.feelings().of(sentence).score();
        assertThat(schooling.learn()).isTrue();
        assertThat(schooling.learn()).as("nothing new was said").isFalse();
        double after = reader.feelings().of(sentence).score();
        assertThat(after).isLessThan(before);
    }

    /** Of this customer, asked singly and as one of everybody, which agree. */
    private boolean holds(String json) {
        Condition condition = ((Conditions.Reading.Good) conditions.read(json)).condition();
        assertThat(conditions.sentence(condition)).isNotBlank().doesNotContain("{", "[");
        Instant now = Instant.now().plusSeconds(5);
        boolean alone = conditions.holds(condition, Subject.of(talks.customer(), now));
        Conditions.Everybody.Ready all = (Conditions.Everybody.Ready) conditions.everybody(condition, now);
        assertThat(conditions.page(all, talks.customer() - 1, 1).contains(talks.customer()))
                .isEqualTo(alone);
        return alone;
    }

    @Test
    void programsReadAndCorrectAndConditionsKnowIt() throws Exception {
        Heard heard = mail("I love this shop, thank you so much!");
        assertThat(heard.tone()).isEqualTo("positive");
        long customer = talks.customer();
        var api = house.api("experience:read", "experience:write");
        assertThat(api.get("/api/experience/feelings?customer=" + customer).body())
                .contains("\"touchpoint\":" + heard.touchpointId(), "\"tone\":\"positive\"");
        assertThat(api.get("/api/experience/feelings/" + heard.touchpointId()).body())
                .contains("\"about\":[");
        String correction = "/api/experience/feelings/" + heard.touchpointId() + "/correction";
        assertThat(api.send("PUT", correction, "{\"tone\":\"positive\",\"feeling\":\"trust\"}")
                        .body())
                .contains("\"feelings\":[\"trust\"]", "\"corrected\":true");
        assertThat(api.send("PUT", correction, "{\"tone\":\"positive\",\"feeling\":\"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(
                        holds(
                                "{\"term\":\"felt\",\"with\":{\"feeling\":\"trust\",\"days\":30},\"is\":\"at-least\",\"value\":1}"))
                .isTrue();
        assertThat(holds("{\"term\":\"felt\",\"with\":{\"feeling\":\"anger\"},\"is\":\"at-least\",\"value\":1}"))
                .isFalse();
        assertThat(holds("{\"term\":\"said.tone\",\"is\":\"is\",\"value\":\"positive\"}"))
                .isTrue();
        assertThat(holds("{\"term\":\"said.about\",\"with\":{\"theme\":\"store\"},\"is\":\"at-least\",\"value\":1}"))
                .isTrue();
        assertThat(
                        holds(
                                "{\"term\":\"felt.about\",\"with\":{\"feeling\":\"anger\",\"theme\":\"store\"},\"is\":\"at-least\",\"value\":1}"))
                .isFalse();
        assertThat(api.send("DELETE", correction, "").body()).contains("\"corrected\":false");
        assertThat(api.send("POST", "/api/experience/readings", "{\"text\":\"This is terrible, I am so angry!\"}")
                        .body())
                .contains("\"tone\":\"negative\"");
        assertThat(api.send("POST", "/api/experience/readings", "{\"text\":\"\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/experience/feelings/999999999").status()).isEqualTo(404);
        assertThat(house.api("customers:read")
                        .get("/api/experience/feelings?customer=" + customer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatCustomersSayIsShownByThemeAndFeelingWithTheirWords() throws Exception {
        Heard heard = mail("I am furious, the delivery <b>is</b> a disaster!");
        assertThat(heard.tone()).isEqualTo("negative");
        var manager = house.as(Role.MANAGER);
        assertThat(manager.get("/experience/said").body()).contains("Themes and feelings", "delivery");
        assertThat(manager.get("/experience/said?days=7&theme=delivery").body())
                .contains("the delivery &lt;b&gt;is&lt;/b&gt; a disaster!", "/touchpoints/" + heard.touchpointId());
        assertThat(manager.get("/experience/said?days=7&theme=delivery&feeling=delight")
                        .body())
                .doesNotContain("/touchpoints/" + heard.touchpointId());
        assertThat(manager.get("/experience/said?days=x%27&theme=%27--&feeling=zzz&cursor=")
                        .status())
                .isLessThan(500);
        assertThat(house.as(Role.CASHIER).get("/experience/said").status()).isEqualTo(403);
    }
}
