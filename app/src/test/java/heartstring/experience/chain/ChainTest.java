package heartstring.experience.chain;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.crm.Talks;
import heartstring.customer.privacy.Privacy;
import heartstring.experience.emotion.Voices;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer said, what we did and what they did next, as it is gathered, kept and shown. */
@HouseTest
class ChainTest {

    private final House house;
    private final Chain chain;
    private final ChainSql sql;
    private final Voices voices;
    private final Privacy privacy;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Talks talks;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    ChainTest(
            House house,
            Chain chain,
            ChainSql sql,
            Voices voices,
            Privacy privacy,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Sources sources) {
        this.house = house;
        this.chain = chain;
        this.sql = sql;
        this.voices = voices;
        this.privacy = privacy;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.talks = new Talks(house, sources, belts, jdbc);
    }

    private void order(Instant at, int total) throws Exception {
        talks.say(
                "Order Completed",
                "till",
                at,
                "\"order_id\":\"%s\",\"total\":%d,\"currency\":\"EUR\",\"products\":[{\"product_id\":\"p\",\"quantity\":1,\"price\":%d}]"
                        .formatted(UUID.randomUUID(), total, total));
    }

    private long live(Instant at) throws Exception {
        order(at.minus(Duration.ofDays(20)), 50);
        order(at.minus(Duration.ofDays(100)), 10);
        talks.mail(at, "Late", "I am furious about the late delivery!");
        talks.say("Message Sent", "email", at.plus(Duration.ofDays(1)), "\"text\":\"We are very sorry.\"");
        order(at.plus(Duration.ofDays(3)), 20);
        order(at.plus(Duration.ofDays(20)), 40);
        talks.say(
                "Complaint Raised",
                "email",
                at.plus(Duration.ofDays(40)),
                "\"text\":\"Again.\",\"complaint_id\":\"" + mark + "\"");
        talks.say("Referral Shared", "email", at.plus(Duration.ofDays(10)), "\"referral_code\":\"" + mark + "\"");
        talks.say(
                "Gift Decided",
                "till",
                at.plus(Duration.ofDays(2)),
                "\"experiment\":\"gift-" + mark + "\",\"arm\":\"held_out\"");
        Settled.settle(belts, standings);
        long touchpoint = jdbc.sql("""
                        select f.touchpoint_id from experience.feeling f join customer.v_profile p on p.id = f.profile_id
                         where p.customer_id = :customer order by f.said_at limit 1""")
                .param("customer", talks.customer())
                .query(Long.class)
                .single();
        assertThat(voices.say(touchpoint, "negative", "anger")).isTrue();
        return touchpoint;
    }

    private void isHeldOut() {
        ChainRules.Assigned held = sql.assigned(Instant.now()).stream()
                .filter(a -> a.trial().equals("gift-" + mark))
                .findFirst()
                .orElseThrow();
        assertThat(held.treated()).isFalse();
        assertThat(held.feltBad()).as("two days before").isTrue();
        assertThat(held.mask() >> Episode.bit(Outcome.RETURN, 0, false) & 1).isEqualTo(1);
    }

    @Test
    void oneLifeIsReadAsItWas() throws Exception {
        // A second of its own, long ago, so that nobody else's life is in it.
        Instant at = Instant.parse("2019-01-01T00:00:00Z")
                .plusSeconds(ThreadLocalRandom.current().nextInt(60_000_000));
        long touchpoint = live(at);
        List<Episode> episodes = sql.episodes(at.minusSeconds(1), at.plusSeconds(1));
        assertThat(episodes).hasSize(1);
        Episode life = episodes.getFirst();
        assertThat(life.touchpoint()).isEqualTo(touchpoint);
        assertThat(life.felt()).containsExactly("anger");
        assertThat(life.sign()).isEqualTo(-1);
        assertThat(life.act()).isEqualTo(Act.APOLOGY);
        assertThat(life.stratum() % 40).as("within 30 days, one or two orders").isEqualTo(8 + 1);
        for (int days = 0; days < 3; days++) {
            assertThat(life.did(Outcome.RETURN, days, false)).as("came within").isTrue();
            assertThat(life.did(Outcome.REFER, days, false)).isTrue();
            assertThat(life.did(Outcome.SPEND, days, false))
                    .as("20 of 0, 60 of 50, 60 of 50")
                    .isTrue();
            assertThat(life.did(Outcome.COMPLAIN, days, false)).isEqualTo(days == 2);
            assertThat(life.did(Outcome.RETURN, days, true))
                    .as("from the week on")
                    .isTrue();
        }
        assertThat(life.did(Outcome.REFER, 0, true)).isTrue();
        assertThat(life.did(Outcome.SPEND, 1, true)).as("40 of 50").isFalse();
        assertThat(life.did(Outcome.LEAVE, 0, false)).isFalse();
        isHeldOut();

        long customer = talks.customer();
        privacy.erase(customer, "erase " + customer);
        assertThat(sql.assigned(Instant.now())).noneMatch(a -> a.trial().equals("gift-" + mark));
        assertThat(sql.episodes(at.minusSeconds(1), at.plusSeconds(1))).isEmpty();
    }

    @Test
    void whatWasFoundIsKeptShownAndAskedFor() {
        chain.find();
        for (String did : List.of("return", "spend", "refer", "complain", "leave", "%27")) {
            Answer page = house.as(Role.ANALYST).get("/experience/chain?days=14&felt=bad&did=" + did);
            assertThat(page.status()).isEqualTo(200);
            String main = page.body()
                    .substring(page.body().indexOf("<main"), page.body().indexOf("</main>"));
            assertThat(main).contains("Feelings and deeds").doesNotContainPattern(ChainRulesTest.TOO_MUCH);
        }
        Answer answer = house.api("experience:read").get("/api/experience/chain?days=60");
        assertThat(answer.json().path("days").asInt()).isEqualTo(60);
        assertThat(answer.body()).doesNotContainPattern(ChainRulesTest.TOO_MUCH);
        assertThat(house.api("experience:read")
                        .get("/api/experience/chain?days=7")
                        .status())
                .isEqualTo(422);
        assertThat(house.api("customers:read").get("/api/experience/chain").status())
                .isEqualTo(403);
        assertThat(house.as(Role.AGENT).get("/experience/chain").status()).isEqualTo(403);
    }
}
