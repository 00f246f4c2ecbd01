package heartstring.insight.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.Answer;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.customer.privacy.Privacy;
import heartstring.insight.Worked;
import heartstring.insight.runs.Studies;
import heartstring.platform.auth.Role;
import heartstring.story.Settled;
import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What goes with how customers rate, from their answers to the page; and that it says no more than that. */
@HouseTest
class MendFirstTest {

    /** Words that say more than that two things go together. */
    private static final Pattern TOO_MUCH = Pattern.compile(
            "\\b(caus\\w*|because|leads? to|led to|due to|results? (in|from)|thanks to|effects?|therefore|drives?|consequen\\w+"
                    + "|brings? about|made a difference)\\b",
            Pattern.CASE_INSENSITIVE);

    private final House house;
    private final Studies studies;
    private final FoundDrivers drivers;
    private final Privacy privacy;
    private final Belts belts;
    private final Standings standings;
    private final JdbcClient jdbc;
    private final Feed survey;
    private final Feed till;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    MendFirstTest(
            House house,
            Studies studies,
            FoundDrivers drivers,
            Privacy privacy,
            Belts belts,
            Standings standings,
            JdbcClient jdbc,
            Sources sources,
            Intake intake) {
        this.house = house;
        this.studies = studies;
        this.drivers = drivers;
        this.privacy = privacy;
        this.belts = belts;
        this.standings = standings;
        this.jdbc = jdbc;
        this.survey = new Feed(sources, intake, "survey");
        this.till = new Feed(sources, intake, "till");
    }

    private String event(String name, int who, Instant at, String properties) {
        return "{'type':'track','event':'%s','userId':'mend-%s-%d','timestamp':'%s','messageId':'%s','properties':{%s}}"
                .formatted(name, mark, who, at, UUID.randomUUID(), properties);
    }

    /** 160 customers rate by the line that is planted; some of them a year earlier. The longest wait is that of the first. */
    private void live() {
        Random random = new Random(8);
        Instant now = Instant.now();
        List<String> answers = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            int friendly = 1 + random.nextInt(5);
            int fresh = 1 + random.nextInt(5);
            double wait = i == 0 ? 20 : 1 + 5 * random.nextDouble();
            double score = 4.6 + 0.6 * friendly + 0.35 * fresh - 0.3 * wait + 0.5 * random.nextGaussian();
            Instant at = now.minus(Duration.ofDays(i < 100 ? 2 + i : 400 + i));
            answers.add(event(
                    "Survey Answered",
                    i,
                    at,
                    "'survey':'mend-%s','score':%d,'friendliness':%d,'freshness':%d,'wait_seconds':%d,'store_id':'M%d','comment':'Words of %s-%d.'"
                            .formatted(
                                    mark,
                                    Math.clamp(Math.round(score), 0, 10),
                                    friendly,
                                    fresh,
                                    Math.round(wait * 60),
                                    i % 2,
                                    mark,
                                    i)));
            for (int days = 70; days <= 110; days += 10) {
                orders.add(event(
                        "Order Completed",
                        i,
                        now.minus(Duration.ofDays(days + i % 7)),
                        "'order_id':'%s-%d-%d','total':%d,'currency':'EUR','wait_seconds':%d,'products':[]"
                                .formatted(mark, i, days, 10 + i % 5, Math.round(wait * 60))));
            }
        }
        survey.send(answers);
        till.send(orders);
        Settled.settle(belts, standings);
    }

    private FoundOutcome outcome(String key, boolean before) {
        return drivers.outcomes().stream()
                .filter(f -> f.outcome().key().equals(key) && f.before() == before)
                .findFirst()
                .orElseThrow();
    }

    private long customer(int who) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'user_id' and i.value = :value limit 1""")
                .param("value", "mend-" + mark + "-" + who)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void whatIsPlantedIsFoundShownWithItsStoriesAndForgotten() throws Exception {
        live();
        Worked.out(studies, jdbc, DriversStudy.NAME);
        String key = "rated:mend-" + mark;
        FoundOutcome found = outcome(key, false);
        assertThat(found.seen()).isEqualTo(100);
        assertThat(found.explained().value()).isGreaterThan(0.6);
        assertThat(found.drivers().stream().limit(3).map(FoundOutcome.Line::factor))
                .containsExactlyInAnyOrder("item:friendliness", "item:freshness", "wait");
        FoundOutcome.Line wait = found.drivers().stream()
                .filter(l -> l.factor().equals("wait"))
                .findFirst()
                .orElseThrow();
        assertThat(wait.driver().slope().value()).isCloseTo(-0.3, within(0.1));
        assertThat(wait.weight(found.explained())).isPositive();
        assertThat(outcome(key, true).seen()).as("the year before").isEqualTo(60);
        for (String other : List.of("back", "spend")) {
            FoundOutcome visits = outcome(other, false);
            assertThat(visits.seen()).isGreaterThanOrEqualTo(160);
        }

        BehindIt first = drivers.behind(key, "wait").getFirst();
        assertThat(first.customer()).isEqualTo(customer(0));
        assertThat(first.value()).isEqualTo(20, within(0.01));

        isShown(key);
        isForgotten(key);
    }

    private void isShown(String key) {
        Answer page = house.as(Role.ANALYST).get("/insight/mend-first?outcome=" + key);
        assertThat(page.status()).isEqualTo(200);
        String main =
                page.body().substring(page.body().indexOf("<main"), page.body().indexOf("</main>"));
        assertThat(main)
                .contains("Waiting at the till", "Friendliness", "goes together with", "100 moments of 100 customers")
                .doesNotContain("NaN")
                .doesNotContainPattern(TOO_MUCH);
        Answer stories = house.as(Role.MANAGER).get("/insight/mend-first/stories?factor=wait&outcome=" + key);
        assertThat(stories.body()).contains("/customers/" + customer(0), "Words of " + mark + "-0.", "20.0");
        assertThat(house.as(Role.MANAGER)
                        .get("/insight/mend-first/stories?factor=nothing&outcome=" + key)
                        .status())
                .isEqualTo(404);
        assertThat(house.as(Role.ANALYST).get("/insight/mend-first.csv").body()).contains("Waiting at the till");
    }

    private void isForgotten(String key) throws Exception {
        long person = customer(0);
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        assertThat(privacy.export(person, export)).isTrue();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export.toByteArray()))) {
            zip.getNextEntry();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("Moments behind");
        }
        privacy.erase(person, "erase " + person);
        assertThat(drivers.behind(key, "wait")).noneMatch(b -> b.customer() == person);
        assertThat(house.as(Role.MANAGER)
                        .get("/insight/mend-first/stories?factor=wait&outcome=" + key)
                        .body())
                .doesNotContain("Words of " + mark + "-0.");
    }

    @Test
    void programsAskForItAndNobodyElseSeesIt() {
        Answer answer = house.api("insight:read").get("/api/insight/drivers");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.path("evidence").asString()).isEqualTo("goes together");
        assertThat(answer.body()).doesNotContain("NaN").doesNotContainPattern(TOO_MUCH);
        assertThat(house.api("customers:read").get("/api/insight/drivers").status())
                .isEqualTo(403);
        for (Role role : List.of(Role.CASHIER, Role.AGENT)) {
            assertThat(house.as(role).get("/insight/mend-first").status()).isEqualTo(403);
            assertThat(house.as(role)
                            .get("/insight/mend-first/stories?factor=wait&outcome=back")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(house.as(Role.ANALYST).get("/insight/mend-first?outcome=%27").status())
                .isEqualTo(200);
    }
}
