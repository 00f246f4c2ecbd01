package heartstring.insight.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.kernels.effects.Finding.Verdict;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was given to some and kept from others, from what they did to the page. */
@HouseTest
class MadeADifferenceTest {

    private final House house;
    private final Studies studies;
    private final FoundEffects effects;
    private final Arms arms;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Feed feed;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now();

    MadeADifferenceTest(
            House house,
            Studies studies,
            FoundEffects effects,
            Arms arms,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Sources sources,
            Intake intake) {
        this.house = house;
        this.studies = studies;
        this.effects = effects;
        this.arms = arms;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.feed = new Feed(sources, intake, "till");
    }

    private String event(String name, int who, double daysAgo, String properties) {
        return "{'type':'track','event':'%s','userId':'gift-%s-%d','timestamp':'%s','messageId':'%s','properties':{%s}}"
                .formatted(
                        name,
                        mark,
                        who,
                        now.minus(Duration.ofMinutes(Math.round(daysAgo * 1_440))),
                        UUID.randomUUID(),
                        properties);
    }

    private String order(int who, double daysAgo) {
        return event(
                "Order Completed",
                who,
                daysAgo,
                "'order_id':'%s','total':12.50,'currency':'EUR','products':[]".formatted(UUID.randomUUID()));
    }

    /**
     * Of 120 half got flowers 70 days ago and came three or four times after, twice before; the others came once or twice. One met both, and
     * one met it lately. A leaflet was kept from as many and did nothing.
     */
    private void live() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean given = i % 2 == 0;
            String flowers = "'experiment':'flowers-%s','arm':'%s'".formatted(mark, given ? "given" : "held_out");
            events.add(event("Gift Decided", i, 70, flowers));
            if (given) {
                events.add(event(
                        "Gift Given",
                        i,
                        69.99,
                        "'experiment':'flowers-%s','cost':3.99,'currency':'EUR'".formatted(mark)));
            }
            events.add(event(
                    "Gift Decided",
                    i,
                    70,
                    "'experiment':'leaflet-%s','arm':'%s'".formatted(mark, i % 8 < 4 ? "given" : "held_out")));
            for (int v = 0; v < (given ? 3 : 1) + i / 2 % 2; v++) {
                events.add(order(i, 60 - v));
            }
            events.add(order(i, 80));
            events.add(order(i, 5));
        }
        events.add(event("Gift Decided", 300, 70, "'experiment':'flowers-%s','arm':'given'".formatted(mark)));
        events.add(event("Gift Decided", 300, 69, "'experiment':'flowers-%s','arm':'held_out'".formatted(mark)));
        events.add(event("Gift Decided", 301, 9, "'experiment':'flowers-%s','arm':'given'".formatted(mark)));
        feed.send(events);
        Settled.settle(belts, standings);
        arms.expose(customer(0), Map.of("promotion-" + mark, Arm.HELD_OUT));
    }

    private long customer(int who) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'user_id' and i.value = :value limit 1""")
                .param("value", "gift-" + mark + "-" + who)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private FoundEffect found(String trial, int days, Measure measure) {
        return effects.found(days).stream()
                .filter(f -> f.trial().equals(trial + "-" + mark) && f.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private static String main(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return page.body().substring(page.body().indexOf("<main"), page.body().indexOf("</main>"));
    }

    @Test
    void whatMadeADifferenceIsFoundAndWhatDidNotIsNot() throws Exception {
        live();
        Worked.out(studies, jdbc, EffectsStudy.NAME);
        FoundEffect flowers = found("flowers", 60, Measure.VISITS);
        assertThat(flowers.given()).isEqualTo(60);
        assertThat(flowers.held()).isEqualTo(60);
        assertThat(flowers.both()).isEqualTo(1);
        assertThat(flowers.waiting()).isEqualTo(1);
        assertThat(Objects.requireNonNull(flowers.effect()).value())
                .as("three or four less one or two")
                .isEqualTo(2, within(1e-9));
        assertThat(Objects.requireNonNull(flowers.finding()).verdict()).isEqualTo(Verdict.MORE);
        assertThat(flowers.cost()).isEqualTo(new FoundEffect.Cost(60 * 399, 60));
        FoundEffect spend = found("flowers", 30, Measure.SPEND);
        assertThat(Objects.requireNonNull(spend.effect()).value()).isEqualTo(25, within(1e-9));
        FoundEffect leaflet = found("leaflet", 60, Measure.VISITS);
        assertThat(Objects.requireNonNull(leaflet.finding()).verdict()).isEqualTo(Verdict.OPEN);
        FoundEffect promotion = found("promotion", 60, Measure.VISITS);
        assertThat(promotion.tooFew()).contains("fewer than 20");
        assertThat(promotion.waiting()).isEqualTo(1);

        String page = main(house.as(Role.MANAGER).get("/insight/effects?days=60"));
        assertThat(page)
                .contains(
                        "Flowers " + mark,
                        "made a difference: 2.00 more visits each (1.67 to 2.33)",
                        "It cost €3.99 each",
                        "€2.00")
                .contains("not known yet: about ", "more customers needed", "too few to say: fewer than 20")
                .contains("60 got it", "1 met both and tell nothing")
                .doesNotContain("NaN");
        String who = main(house.as(Role.MANAGER).get("/insight/effects/customers?arm=held&trial=flowers-" + mark));
        assertThat(who).contains("/customers/" + customer(1) + "\"").doesNotContain("/customers/" + customer(0) + "\"");
        assertThat(who).contains("cursor=");
        assertThat(house.as(Role.ANALYST).get("/insight/effects.csv").body())
                .contains("\"flowers-" + mark + "\",\"60\",\"visits\",\"60\",\"60\",\"1\",");

        Answer answer = house.api("insight:read").get("/api/insight/effects?days=30");
        JsonNode told = answer.json()
                .path("effects")
                .valueStream()
                .filter(e -> e.path("trial").asString().equals("flowers-" + mark)
                        && e.path("measure").asString().equals("visits"))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("verdict").asString()).isEqualTo("more");
        assertThat(told.path("low").asDouble()).isBetween(1.0, 2.0);
        assertThat(answer.body()).doesNotContain("NaN");
    }

    @Test
    void thePlannerAnswersAndKeepsWhatWasTyped() throws Exception {
        feed.send(
                List.of(order(400, 10), order(400, 20), order(401, 3), order(401, 50), order(401, 70), order(402, 90)));
        Settled.settle(belts, standings);
        Worked.out(studies, jdbc, EffectsStudy.NAME);
        assertThat(main(house.as(Role.ANALYST).get("/insight/effects?worth=0.5&held=20")))
                .contains("of them held out, show a difference of 0.5 visits in 80 of 100 trials.");
        for (String typed : List.of("worth=-1&held=20", "worth=x&held=20", "worth=0.5&held=51", "worth=NaN&held=1")) {
            Answer refused = house.as(Role.ANALYST).get("/insight/effects?" + typed);
            assertThat(refused.status()).as(typed).isEqualTo(422);
            assertThat(refused.body()).contains("role=\"alert\"");
        }
    }

    @Test
    void nobodyElseSeesIt() {
        for (Role role : List.of(Role.CASHIER, Role.AGENT)) {
            assertThat(house.as(role).get("/insight/effects").status()).isEqualTo(403);
            assertThat(house.as(role)
                            .get("/insight/effects/customers?trial=x&arm=given")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(house.as(Role.ANALYST)
                        .get("/insight/effects/customers?trial=x&arm=both")
                        .status())
                .isEqualTo(404);
        assertThat(main(house.as(Role.ANALYST).get("/insight/effects/customers?trial=nobody-" + mark)))
                .contains("Nobody here");
        assertThat(house.api("customers:read").get("/api/insight/effects").status())
                .isEqualTo(403);
        assertThat(house.api("insight:read").get("/api/insight/effects?days=7").status())
                .isEqualTo(422);
    }
}
