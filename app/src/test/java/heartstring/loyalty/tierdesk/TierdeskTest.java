package heartstring.loyalty.tierdesk;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.tiers.TierWork;
import heartstring.platform.auth.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tiers are published, tried and read on the page and over the API. */
@HouseTest
class TierdeskTest {

    private static final String LADDER = """
            {"measure":"points","rollingMonths":12,"graceMonths":0,"softLanding":true,"tiers":[
             {"key":"basic","name":"Basic","threshold":0},
             {"key":"gold","name":"Gold","threshold":%d,"factor":2,"perks":["Free shipping"]}]}""";

    private final House house;
    private final CornerShop shop;
    private final TierWork work;
    private final JdbcClient jdbc;
    private final String api;

    TierdeskTest(House house, BeanFactory beans, TierWork work, JdbcClient jdbc) {
        this.house = house;
        this.shop = new CornerShop(beans);
        this.work = work;
        this.jdbc = jdbc;
        this.api = "/api/loyalty/programmes/" + shop.programme.key();
        shop.rule("1 per euro", Kind.AMOUNT, 1, null);
    }

    private Member bought(String user, int euros) {
        Member member = shop.member(user, "'name':'" + user + " tester'");
        String at = Instant.now().minus(20, ChronoUnit.DAYS).toString();
        shop.send(shop.order(user, "of" + user, at, "a*1@" + euros));
        work.drain();
        return member;
    }

    @Test
    void aProgramPublishesTriesAndReads() {
        var program = house.api("loyalty:rules", "loyalty:read");
        assertThat(program.get(api + "/tiers").status()).isEqualTo(404);
        assertThat(program.post(api + "/tiers", LADDER.formatted(100)).status()).isEqualTo(200);
        Member ana = bought("ana", 120);
        Member ben = bought("ben", 40);
        var told = program.get(api + "/tiers").json();
        assertThat(told.path("tiers").get(1).path("members").asLong()).isEqualTo(1);
        assertThat(told.path("tiers").get(0).path("members").asLong()).isEqualTo(1);
        var mine = program.get("/api/loyalty/members/" + ben.id() + "/tier").json();
        assertThat(mine.path("tier").asString()).isEqualTo("basic");
        assertThat(mine.path("sentence").asString()).isEqualTo("60 more points for Gold");
        assertThat(program.get("/api/loyalty/members/" + ana.id() + "/tier")
                        .json()
                        .path("perks")
                        .get(0)
                        .asString())
                .isEqualTo("Free shipping");

        long before = rows();
        var trial =
                program.post(api + "/tier-simulations", LADDER.formatted(30)).json();
        assertThat(trial.path("rise").asLong()).isEqualTo(1);
        assertThat(trial.path("fall").asLong()).isZero();
        assertThat(trial.path("stay").asLong()).isEqualTo(1);
        assertThat(trial.path("samples").get(0).path("memberId").asLong()).isEqualTo(ben.id());
        trial = program.post(api + "/tier-simulations", LADDER.formatted(200)).json();
        assertThat(trial.path("fall").asLong()).isEqualTo(1);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aPromiseHoldsAndNeedsAReason() {
        var program = house.api("loyalty:rules", "loyalty:read");
        program.post(api + "/tiers", LADDER.formatted(100));
        Member cem = bought("cem", 10);
        String at = "/api/loyalty/members/" + cem.id() + "/tier-promises";
        String until = Instant.now().plus(30, ChronoUnit.DAYS).toString();
        assertThat(program.post(at, "{\"tier\":\"gold\",\"until\":\"%s\"}".formatted(until))
                        .status())
                .isEqualTo(422);
        assertThat(program.post(at, "{\"tier\":\"moon\",\"until\":\"%s\",\"reason\":\"r\"}".formatted(until))
                        .status())
                .isEqualTo(422);
        assertThat(program.post(at, "{\"tier\":\"gold\",\"until\":\"2020-01-01T00:00:00Z\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(422);
        var told = program.post(at, "{\"tier\":\"gold\",\"until\":\"%s\",\"reason\":\"Sorry\"}".formatted(until));
        assertThat(told.json().path("tier").asString()).isEqualTo("gold");
        assertThat(told.json().path("changes").get(0).path("reason").asString()).isEqualTo("promise");
        assertThat(house.api("loyalty:write").post(at, "{}").status()).isEqualTo(403);
    }

    @Test
    void theManagerSeesWhoStandsWhereAndTriesAnotherLadder() {
        var manager = house.as(Role.MANAGER);
        String path = "/loyalty/programmes/" + shop.programme.key() + "/tiers";
        assertThat(manager.get(path).body()).contains("No tiers yet");
        String[] form = {
            "measure",
            "spend",
            "window",
            "year",
            "grace",
            "12",
            "soft",
            "true",
            "name0",
            "Basic",
            "threshold0",
            "0",
            "name1",
            "Gold",
            "threshold1",
            "99.50",
            "factor1",
            "1.5",
            "perks1",
            "Free shipping, Early access"
        };
        assertThat(manager.post(path, form).status()).isEqualTo(303);
        bought("dora", 120);
        String page = manager.get(path).body();
        assertThat(page)
                .contains("Money paid for goods in the calendar year.")
                .contains("1.5 times the points for amounts, Free shipping, Early access")
                .contains("value=\"99.50\"");
        form[15] = "500";
        String trial = manager.post(path + "/trial", form).body();
        assertThat(trial)
                .contains("Of 1 members 0 would rise, 1 fall and 0 stay")
                .contains("dora tester");
        form[15] = "-5";
        assertThat(manager.post(path, form).status()).isEqualTo(422);
        assertThat(house.as(Role.ANALYST).post(path, form).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"measure":"moons","tiers":[]} | measure
            {"measure":"points","tiers":[]} | 1 to 20 tiers
            {"measure":"points","rollingMonths":0,"tiers":[{"key":"a","name":"A","threshold":0}]} | 1 to 60 months
            {"measure":"points","tiers":[{"key":"a","name":"A","threshold":5},{"key":"b","name":"B","threshold":5}]} | more than the tier below
            {"measure":"points","tiers":[{"key":"a","name":"A","threshold":5},{"key":"a","name":"B","threshold":6}]} | its own name
            {"measure":"points","tiers":[{"key":"A b","name":"A","threshold":5}]} | key
            {"measure":"points","tiers":[{"key":"a","name":"A","threshold":5,"factor":1}]} | factor
            """)
    void aLadderThatMakesNoSenseIsRefusedWithTheReason(String body, String why) {
        var answer = house.api("loyalty:rules").post(api + "/tiers", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).contains(why);
    }

    private long rows() {
        return jdbc.sql("""
                        select (select count(*) from loyalty.ladder where programme_id = :programme)
                             + (select count(*) from loyalty.tier_change where programme_id = :programme)
                             + (select count(*) from loyalty.tier_promise where programme_id = :programme)""")
                .param("programme", shop.programme.id())
                .query(Long.class)
                .single();
    }
}
