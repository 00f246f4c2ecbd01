package heartstring.loyalty.adjustments;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrections by hand: a reason, a limit, a second person, and never for oneself. */
@HouseTest
class AdjustmentsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Shop shop;
    private final Members members;
    private final Programme programme;

    AdjustmentsTest(House house, JdbcClient jdbc, Shop shop, Members members) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = shop;
        this.members = members;
        this.programme = shop.programme();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Answer ask(Browser browser, Member member, long points, boolean take, String reason, String key) {
        return browser.post(
                "/loyalty/members/" + member.id() + "/adjustments",
                "points",
                String.valueOf(points),
                "take",
                String.valueOf(take),
                "reason",
                reason,
                "key",
                key);
    }

    private long waiting(Member member) {
        return jdbc.sql("select max(id) from loyalty.adjustment where member_id = :member and state = 'waiting'")
                .param("member", member.id())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private long available(Member member) {
        return shop.balance(programme, member).available();
    }

    @Test
    void anAgentAddsAndTakesWithAReasonAndOnce() {
        Member member = shop.member(programme, 100, null);
        Browser agent = house.signedIn(house.user(Role.AGENT));
        String key = key();
        assertThat(ask(agent, member, 50, false, "Coffee was cold", key).location())
                .isEqualTo("/loyalty/members/" + member.id());
        ask(agent, member, 50, false, "Coffee was cold", key);
        assertThat(available(member)).isEqualTo(150);
        ask(agent, member, 70, true, "Booked twice", key());
        assertThat(available(member)).isEqualTo(80);
        ask(agent, member, 10, false, "   ", key());
        ask(agent, member, 0, false, "Nothing", key());
        ask(agent, member, 81, true, "More than there is", key());
        assertThat(available(member)).isEqualTo(80);
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit a join loyalty.adjustment j on a.subject_id = j.id::text
                         where a.action = 'adjusted points by' and a.subject_kind = 'adjustment' and j.member_id = :member""").param("member", member.id()).query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void aboveTheLimitSomebodyElseHasToAgree() {
        Member member = shop.member(programme, 0, null);
        Browser asker = house.signedIn(house.user(Role.MANAGER));
        ask(asker, member, 5_000, false, "Competition won", key());
        assertThat(available(member)).isZero();
        long id = waiting(member);
        assertThat(asker.get("/loyalty/adjustments").body()).contains("Competition won", "Somebody else has to agree.");
        asker.post("/loyalty/adjustments/" + id + "/agreement");
        assertThat(available(member)).isZero();
        assertThat(house.as(Role.AGENT)
                        .post("/loyalty/adjustments/" + id + "/agreement")
                        .status())
                .isEqualTo(403);
        Browser second = house.signedIn(house.user(Role.MANAGER));
        second.post("/loyalty/adjustments/" + id + "/agreement");
        assertThat(available(member)).isEqualTo(5_000);
        second.post("/loyalty/adjustments/" + id + "/agreement");
        asker.post("/loyalty/adjustments/" + id + "/refusal");
        assertThat(available(member)).isEqualTo(5_000);
    }

    @Test
    void twentyWhoAgreeAtOnceAddItOnce() throws Exception {
        Member member = shop.member(programme, 0, null);
        ask(house.signedIn(house.user(Role.MANAGER)), member, 2_000, false, "Won", key());
        long id = waiting(member);
        Browser second = house.as(Role.MANAGER);
        Shop.together(
                20,
                () -> second.post("/loyalty/adjustments/" + id + "/agreement").status());
        assertThat(available(member)).isEqualTo(2_000);
    }

    @Test
    void manySmallOnesOfOneColleagueCountTogetherAlsoAllAtOnce() throws Exception {
        Member member = shop.member(programme, 0, null);
        Api api = house.api("loyalty:adjust");
        List<Answer> answers = Shop.together(
                12,
                () -> api.post(
                        "/api/loyalty/adjustments",
                        "{\"memberId\":%d,\"change\":300,\"reason\":\"Goodwill\"}".formatted(member.id()),
                        "Idempotency-Key",
                        key()));
        assertThat(answers).allMatch(a -> a.status() == 200);
        assertThat(available(member)).isEqualTo(900);
        assertThat(answers.stream()
                        .filter(a -> a.json().at("/adjustment/state").asString().equals("WAITING"))
                        .count())
                .isEqualTo(9);
    }

    @Test
    void aRefusedOneNeverHappens() {
        Member member = shop.member(programme, 0, null);
        ask(house.signedIn(house.user(Role.AGENT)), member, 5_000, false, "Please", key());
        long id = waiting(member);
        house.as(Role.MANAGER).post("/loyalty/adjustments/" + id + "/refusal");
        house.signedIn(house.user(Role.MANAGER)).post("/loyalty/adjustments/" + id + "/agreement");
        assertThat(available(member)).isZero();
    }

    @Test
    void nobodyCorrectsTheirOwnPointsAndCashiersNobodys() {
        User user = house.user(Role.MANAGER);
        Browser manager = house.signedIn(user);
        Member self = shop.member(programme, 0, user.email());
        Member other = shop.member(programme, 0, null);
        assertThat(ask(manager, self, 10, false, "For me", key()).status()).isEqualTo(303);
        assertThat(available(self)).isZero();
        ask(house.signedIn(house.user(Role.AGENT)), self, 5_000, false, "For the boss", key());
        manager.post("/loyalty/adjustments/" + waiting(self) + "/agreement");
        assertThat(available(self)).isZero();
        assertThat(ask(house.as(Role.CASHIER), other, 10, false, "Kind", key()).status())
                .isEqualTo(403);
        assertThat(ask(house.as(Role.ANALYST), other, 10, false, "Kind", key()).status())
                .isEqualTo(403);
    }

    @Test
    void programsAskUnderAKeyOfTheirOwn() {
        Member member = shop.member(programme, 20, null);
        Api api = house.api("loyalty:adjust");
        String body = "{\"memberId\":%d,\"change\":-15,\"reason\":\"Wrong\"}".formatted(member.id());
        String key = key();
        assertThat(api.post("/api/loyalty/adjustments", body).status()).isEqualTo(400);
        assertThat(api.post("/api/loyalty/adjustments", body, "Idempotency-Key", key)
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/api/loyalty/adjustments", body, "Idempotency-Key", key)
                        .status())
                .isEqualTo(200);
        assertThat(available(member)).isEqualTo(5);
        Answer few = api.post("/api/loyalty/adjustments", body, "Idempotency-Key", key());
        assertThat(few.status()).isEqualTo(409);
        assertThat(few.json().at("/available").asLong()).isEqualTo(5);
        assertThat(api.post("/api/loyalty/adjustments", body.replace("-15", "-1"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        assertThat(house.api("loyalty:write")
                        .post("/api/loyalty/adjustments", body, "Idempotency-Key", key())
                        .status())
                .isEqualTo(403);
        members.set(member.id(), Member.Status.CLOSED);
        assertThat(api.post("/api/loyalty/adjustments", body, "Idempotency-Key", key())
                        .status())
                .isEqualTo(409);
        assertThat(available(member)).isEqualTo(5);
        assertThat(api.get("/api/loyalty/adjustments").json().at("/adjustments").isArray())
                .isTrue();
    }
}
