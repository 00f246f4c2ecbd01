package heartstring.decision.holdouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.insight.Worked;
import heartstring.insight.effects.Gain;
import heartstring.insight.runs.Studies;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Role;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a bonus that some go without to the page that says what it was worth. */
@HouseTest
class ProofTest {

    private static final int MEMBERS = 120;

    private final House house;
    private final CornerShop shop;
    private final Programmes programmes;
    private final Bonuses bonuses;
    private final Members members;
    private final HoldOuts holdOuts;
    private final Arms arms;
    private final Gain gain;
    private final Studies studies;
    private final JdbcClient jdbc;
    private final Api api;
    private final Instant now = Instant.now();

    ProofTest(
            House house,
            BeanFactory beans,
            Programmes programmes,
            Bonuses bonuses,
            Members members,
            HoldOuts holdOuts,
            Arms arms,
            Gain gain,
            Studies studies,
            JdbcClient jdbc) {
        this.house = house;
        this.shop = new CornerShop(beans);
        this.programmes = programmes;
        this.bonuses = bonuses;
        this.members = members;
        this.holdOuts = holdOuts;
        this.arms = arms;
        this.gain = gain;
        this.studies = studies;
        this.jdbc = jdbc;
        this.api = house.api("insight:read", "holdouts:write", "loyalty:rules", "loyalty:read");
    }

    /** Begins doubling so many days ago, of which every second customer goes without. */
    private EarnRule doubled(int daysAgo, int percent) {
        EarnRule rule = programmes.begin(
                shop.programme.id(),
                new Programmes.RuleDraft(
                        "Double " + shop.x, EarnRule.Kind.TIMES, null, null, BigDecimal.TWO, null, null, null),
                now.minus(Duration.ofDays(daysAgo)));
        bonuses.begin(rule, percent, "/loyalty/programmes/" + shop.programme.key() + "/rules");
        return rule;
    }

    private List<Member> people(int count) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add("{'type':'identify','userId':'m%d%s','timestamp':'2024-01-01T10:00:00Z'}".formatted(i, shop.x));
        }
        shop.till.send(events);
        List<Member> joined = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            joined.add(((Members.Joining.Joined)
                            members.join(shop.programme, shop.customer("m" + i), Member.Way.TILL, CornerShop.SINCE))
                    .member());
        }
        shop.settle();
        return joined;
    }

    private String bought(int who, double daysAgo, String key) {
        Instant at = now.minus(Duration.ofMinutes(Math.round(daysAgo * 1_440)));
        return shop.order("m" + who, key + "-" + who, at.toString(), "tea*2@5");
    }

    private Arm arm(Member member, String trial) {
        return Objects.requireNonNull(
                arms.of(member.customerId(), List.of(new Trial(trial, 50))).get(trial));
    }

    private JsonNode told(String trial) {
        Answer answer = api.get("/api/holdouts/" + trial);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String main(Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.body().substring(page.body().indexOf("<main"), page.body().indexOf("</main>"));
    }

    /** A year of a bonus: the treated came three or four times after their first two purchases, the others once or twice. */
    private record Lived(String trial, int treated, int held) {}

    private Lived live() {
        shop.rule("A point a euro", EarnRule.Kind.AMOUNT, 1, null);
        String trial = Bonuses.trial(doubled(100, 50).id());
        List<Member> people = people(MEMBERS);
        List<String> first = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            first.add(bought(i, 90, "before"));
            first.add(bought(i, 70, "first"));
        }
        shop.till.send(first);
        shop.settle();
        List<String> later = new ArrayList<>();
        int treated = -1;
        int held = -1;
        for (int i = 0; i < MEMBERS; i++) {
            boolean gets = arm(people.get(i), trial) == Arm.TREATED;
            treated = gets ? i : treated;
            held = gets ? held : i;
            for (int v = 0; v < (gets ? 3 : 1) + i % 2; v++) {
                later.add(bought(i, 60 - v, "later" + v));
            }
        }
        assertThat(shop.points("m" + treated))
                .as("ten each for two purchases, doubled")
                .isEqualTo(40);
        assertThat(shop.points("m" + held)).isEqualTo(20);
        shop.till.send(later);
        shop.settle();
        return new Lived(trial, treated, held);
    }

    @Test
    void aBonusIsKeptFromSomeAndItsPageSaysWhatItIsWorth() throws Exception {
        Lived lived = live();
        String trial = lived.trial();
        Worked.out(studies, jdbc, "effects");
        JsonNode found = told(trial);
        // They met it 90 days ago: two to four purchases of doubled ten euros at a cent a point, or one or two without.
        assertThat(found.path("treated").asInt() + found.path("heldOut").asInt())
                .isEqualTo(MEMBERS);
        assertThat(found.at("/visits/value").asDouble()).isBetween(1.5, 2.5);
        assertThat(found.at("/spend/value").asDouble()).isBetween(15.0, 25.0);
        double each =
                found.path("costMinor").asDouble() / 100 / found.path("treated").asInt();
        assertThat(each).as("ten points a purchase, at a cent").isBetween(0.5, 0.6);
        assertThat(found.at("/left/value").asDouble())
                .as("a quarter of the spend, less that")
                .isCloseTo(0.25 * found.at("/spend/value").asDouble() - each, within(0.001));
        assertThat(found.path("verdict").asString()).isEqualTo("worth-it");
        assertThat(found.path("costMinor").asLong()).isPositive();
        String page = main(house.as(Role.MANAGER).get("/proof/trial?key=" + trial));
        assertThat(page)
                .contains("Double " + shop.x, "more visits each", "more spend each", "worth it", "Where it is given")
                .contains("What is left to us is 25 of 100 of the spend")
                .doesNotContain("NaN");
        assertThat(main(house.as(Role.ANALYST).get("/proof"))).contains("Double " + shop.x, "50 of 100 go without");
        assertThat(main(house.as(Role.MANAGER).get("/loyalty/programmes/" + shop.programme.key() + "/rules")))
                .contains("50 of 100 go without it.", "/proof/trial?key=rule%3A");
        hadAPointCostFiveEuros(trial);
        endsForAll(lived);
    }

    private void hadAPointCostFiveEuros(String trial) throws Exception {
        try {
            assertThat(gain.set(25, 50_000)).isTrue();
            Worked.out(studies, jdbc, "effects");
        } finally {
            gain.set(25, 100);
        }
        assertThat(told(trial).path("verdict").asString()).isEqualTo("not-worth-it");
        assertThat(main(house.as(Role.MANAGER).get("/proof/trial?key=" + trial)))
                .contains("not worth it", "night after night", "pf-band");
        assertThat(house.as(Role.ANALYST).get("/proof/trial.csv?key=" + trial).body())
                .contains("\"net\"");
        assertThat(house.as(Role.ANALYST).get("/proof.csv").body()).contains("\"" + trial + "\"");
        JsonNode looks = api.get("/api/insight/effects/" + trial).json().path("looks");
        assertThat(looks.size()).isGreaterThanOrEqualTo(2);
    }

    /** Given to everybody from now on: what somebody went without stays so, also when it is judged again. */
    private void endsForAll(Lived lived) {
        Answer ended = api.send("PUT", "/api/holdouts/" + lived.trial(), "{\"percent\":0}");
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        String who = "m" + lived.held();
        long before = shop.points(who);
        shop.send(shop.refund(who, "first-" + lived.held(), now.toString(), "tea", 1));
        assertThat(shop.points(who)).isEqualTo(before - 5);
        shop.send(shop.order(who, "since-" + lived.held(), Instant.now().toString(), "tea*2@5"));
        assertThat(shop.points(who)).isEqualTo(before - 5 + 20);
    }

    @Test
    void whatMultipliesHasAHoldOutFromBirthAndWhatIsPromisedHasNone() {
        String rules = "/api/loyalty/programmes/" + shop.programme.key() + "/rules";
        try {
            holdOuts.usual(10);
            Answer bonus = api.post(rules, "{\"name\":\"Double\",\"kind\":\"times\",\"factor\":2}");
            assertThat(bonus.json().path("holdOutPercent").asInt())
                    .as(bonus.body())
                    .isEqualTo(10);
            String trial = Bonuses.trial(bonus.json().path("id").asLong());
            assertThat(told(trial).path("verdict").asString()).isEqualTo("not-known");
            Answer base = api.post(rules, "{\"name\":\"Euro\",\"kind\":\"amount\",\"points\":1,\"perMinor\":100}");
            assertThat(base.json().path("holdOutPercent").asInt()).isZero();
            assertThat(api.get("/api/holdouts/"
                                    + Bonuses.trial(base.json().path("id").asLong()))
                            .status())
                    .isEqualTo(404);
            assertThat(api.post(
                                    rules,
                                    "{\"name\":\"Euro\",\"kind\":\"amount\",\"points\":1,\"perMinor\":100,\"holdOutPercent\":10}")
                            .status())
                    .isEqualTo(422);

            changedOnItsPage(trial);
        } finally {
            holdOuts.usual(0);
        }
    }

    /** With what was typed kept where it makes no sense. */
    private void changedOnItsPage(String trial) {
        Answer refused = house.as(Role.MANAGER).post("/proof/trial/share", "key", trial, "percent", "51");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"", "value=\"51\"");
        assertThat(house.as(Role.MANAGER)
                        .post("/proof/trial/share", "key", trial, "percent", "20")
                        .status())
                .isEqualTo(303);
        assertThat(told(trial).path("percent").asInt()).isEqualTo(20);
        assertThat(jdbc.sql(
                                "select count(*) from platform.audit where subject_kind = 'hold out' and subject_id = :trial")
                        .param("trial", trial)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(house.as(Role.ANALYST)
                        .post("/proof/trial/share", "key", trial, "percent", "0")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobodyElseSeesItOrChangesIt() {
        assertThat(house.as(Role.CASHIER).get("/proof").status()).isEqualTo(403);
        assertThat(house.as(Role.MANAGER)
                        .get("/proof/trial?key=nobody-" + shop.x)
                        .status())
                .isEqualTo(404);
        assertThat(house.as(Role.MANAGER)
                        .post("/proof", "usual", "51", "everything", "0", "margin", "25", "hundred", "100")
                        .body())
                .contains("role=\"alert\"", "value=\"51\"");
        assertThat(house.api("insight:read")
                        .send("PUT", "/api/holdouts/everything", "{\"percent\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(api.send("PUT", "/api/holdouts/nothing-" + shop.x, "{\"percent\":1}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoIsKeptFromEverythingGetsNothingOptionalAndTellsOfNothingElse() {
        shop.rule("A point a euro", EarnRule.Kind.AMOUNT, 1, null);
        EarnRule rule = doubled(3, 1);
        String trial = Bonuses.trial(rule.id());
        List<Member> people = people(16);
        try {
            assertThat(api.send("PUT", "/api/holdouts/everything", "{\"percent\":50}")
                            .status())
                    .isEqualTo(200);
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                orders.add(bought(i, 1, "one"));
            }
            shop.till.send(orders);
            shop.settle();
            int kept = 0;
            for (int i = 0; i < people.size(); i++) {
                Map<String, String> met = exposures(people.get(i));
                boolean without = "held_out".equals(met.get(HoldOuts.EVERYTHING));
                kept += without ? 1 : 0;
                if (without) {
                    assertThat(met).containsOnlyKeys(HoldOuts.EVERYTHING);
                    assertThat(shop.points("m" + i)).isEqualTo(10);
                } else {
                    assertThat(met).containsOnlyKeys(HoldOuts.EVERYTHING, trial);
                    assertThat(shop.points("m" + i)).isEqualTo("treated".equals(met.get(trial)) ? 20 : 10);
                }
            }
            assertThat(kept).as("of sixteen, half by lot").isBetween(1, 15);
            assertThat(main(house.as(Role.MANAGER).get("/proof"))).contains("50 of 100 customers get nothing beyond");
        } finally {
            api.send("PUT", "/api/holdouts/everything", "{\"percent\":0}");
        }
    }

    @Test
    void aVoucherThatNobodyPromisedIsKeptFromSomeAndOneThatSomebodyGivesIsNot() {
        Api till = house.api("loyalty:write", "insight:read");
        long batch = till.post("/api/loyalty/voucher-batches", """
                {"name":"Hello %s","personal":true,"gives":"amount","worth":500,"currency":"EUR"}""".formatted(shop.x))
                .json()
                .get("id")
                .asLong();
        List<Member> people = people(12);
        int kept = 0;
        try {
            holdOuts.usual(50);
            for (Member member : people) {
                String path = "/api/loyalty/members/" + member.id() + "/vouchers";
                String optional = "{\"batchId\":%d,\"optional\":true}".formatted(batch);
                JsonNode given = till.post(path, optional).json();
                boolean held = given.path("heldOut").asBoolean();
                kept += held ? 1 : 0;
                assertThat(given.path("code").asString("").isEmpty()).isEqualTo(held);
                assertThat(exposures(member)).containsEntry("vouchers:" + batch, held ? "held_out" : "treated");
                assertThat(till.post(path, optional).json().path("heldOut").asBoolean())
                        .as("the same however often it is asked")
                        .isEqualTo(held);
            }
        } finally {
            holdOuts.usual(0);
        }
        assertThat(kept).as("of twelve, half by lot").isBetween(1, 11);
        assertThat(told("vouchers:" + batch).path("heldOut").asInt()).isEqualTo(kept);
        for (Member member : people) {
            Answer given =
                    till.post("/api/loyalty/members/" + member.id() + "/vouchers", "{\"batchId\":%d}".formatted(batch));
            assertThat(given.json().path("code").asString("")).as(given.body()).isNotEmpty();
        }
    }

    private Map<String, String> exposures(Member member) {
        Map<String, String> met = new HashMap<>();
        jdbc.sql("""
                        select e.trial, e.arm from story.v_exposure e join customer.v_profile p on p.id = e.profile_id
                         where p.customer_id = :customer""").param("customer", member.customerId()).query(rs -> {
            met.put(rs.getString(1), rs.getString(2));
        });
        return met;
    }

    @Test
    void aPreviewTellsWhoGoesWithout() {
        shop.rule("A point a euro", EarnRule.Kind.AMOUNT, 1, null);
        String trial = Bonuses.trial(doubled(3, 50).id());
        for (Member member : people(16)) {
            Answer answer = api.post(
                    "/api/loyalty/programmes/" + shop.programme.key() + "/previews",
                    "{\"items\":[{\"product\":\"tea\",\"quantity\":1,\"unitMinor\":1000}],\"customerId\":%d}"
                            .formatted(member.customerId()));
            boolean held = arm(member, trial) == Arm.HELD_OUT;
            assertThat(answer.json().path("points").asLong()).isEqualTo(held ? 10 : 20);
            assertThat(answer.body().contains("Some customers go without it")).isEqualTo(held);
            assertThat(exposures(member)).as("nothing was met").isEmpty();
        }
    }
}
