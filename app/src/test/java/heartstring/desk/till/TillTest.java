package heartstring.desk.till;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.platform.auth.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The till from outside: looked up, sold, redeemed, undone, each once for ever. */
@HouseTest
class TillTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Members members;
    private final TillShop shop;
    private final Programme programme;
    private final Browser cashier;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    TillTest(House house, JdbcClient jdbc, Members members, BeanFactory beans) {
        this.house = house;
        this.jdbc = jdbc;
        this.members = members;
        this.shop = new TillShop(house, beans);
        this.programme = shop.programme("Test " + x);
        this.cashier = house.as(Role.CASHIER);
    }

    private Member member(String name, long points) {
        return shop.member(programme, name + " Test", mail(name), points);
    }

    private String mail(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "." + x + "@till.example";
    }

    private String sale(String key, Member member, long amountMinor) {
        return "{'key':'%s','memberId':%d,'amountMinor':%d}".formatted(key, member.id(), amountMinor);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void fromTheCardToThePoints() {
        Member ana = member("Ana", 100);
        Answer found = shop.good(cashier, "/till/lookup?q=" + ana.card() + "&programme=" + programme.key(), null);
        assertThat(found.json().path("card").path("name").asString()).isEqualTo("Ana Test");
        assertThat(found.json().path("card").path("own").asBoolean()).isFalse();
        assertThat(found.json().at("/card/member/points/available").asLong()).isEqualTo(100);
        assertThat(found.json().at("/card/member/points/expiring").asLong()).isEqualTo(100);
        Answer preview = shop.good(
                cashier, "/till/previews", "{'programme':'%s','amountMinor':1250}".formatted(programme.key()));
        assertThat(preview.json().path("points").asLong()).isEqualTo(17);
        assertThat(preview.json().path("rules").findValuesAsString("rule"))
                .containsExactly("1 point per euro", "5 a visit");
        String key = key();
        Answer sold = shop.good(cashier, "/till/sales", sale(key, ana, 1250));
        assertThat(sold.json().path("expected").asLong()).isEqualTo(17);
        shop.settle();
        Answer now = shop.good(cashier, "/till/sales/" + key, null);
        assertThat(now.json().path("judged").asBoolean()).isTrue();
        assertThat(now.json().path("earned").asLong()).isEqualTo(17);
        assertThat(now.json().at("/balance/available").asLong()).isEqualTo(117);
        Answer card = shop.good(cashier, "/till/customers/" + ana.customerId() + "?programme=" + programme.key(), null);
        assertThat(card.json().at("/lastOrder/totalMinor").asLong()).isEqualTo(1250);
        assertThat(card.json().path("remember")).isNotEmpty();
    }

    @Test
    void aSaleCountsOnceHoweverOftenItComes() throws Exception {
        Member ben = member("Ben", 0);
        String key = key();
        List<Answer> answers = together(8, () -> shop.good(cashier, "/till/sales", sale(key, ben, 2000)));
        shop.settle();
        assertThat(answers.stream().filter(a -> !a.json().path("replayed").asBoolean()))
                .hasSize(1);
        assertThat(shop.available(programme, ben)).isEqualTo(25);
        assertThat(shop.good(cashier, "/till/sales", sale(key, ben, 2000))
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        Answer other = shop.call(cashier, "/till/sales", sale(key, ben, 9000));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("detail").asString()).contains("used for something else");
        shop.settle();
        assertThat(shop.available(programme, ben)).isEqualTo(25);
    }

    @Test
    void anUndoneSaleTakesItsPointsBackOnce() {
        Member cy = member("Cy", 0);
        String key = key();
        shop.good(cashier, "/till/sales", sale(key, cy, 2000));
        shop.settle();
        String undo = "{'key':'%s'}".formatted(key);
        assertThat(shop.good(cashier, "/till/undos", undo)
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isFalse();
        shop.settle();
        assertThat(shop.available(programme, cy)).isZero();
        assertThat(shop.good(cashier, "/till/undos", undo)
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        // The sale itself, sent once more by a till that lost the answer, changes nothing.
        Answer again = shop.good(cashier, "/till/sales", sale(key, cy, 2000));
        assertThat(again.json().path("undone").asBoolean()).isTrue();
        shop.settle();
        assertThat(shop.available(programme, cy)).isZero();
        assertThat(shop.good(cashier, "/till/sales/" + key, null)
                        .json()
                        .path("judged")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRewardIsTakenOnceAndUndoneOnce() throws Exception {
        Member dan = member("Dan", 100);
        Reward cup = shop.reward(programme, "Cup", 40, 3L);
        String key = key();
        String body = "{'key':'%s','memberId':%d,'rewardId':%d}".formatted(key, dan.id(), cup.id());
        List<Answer> answers = together(8, () -> shop.good(cashier, "/till/redemptions", body));
        assertThat(answers.stream().filter(a -> !a.json().path("replayed").asBoolean()))
                .hasSize(1);
        assertThat(shop.available(programme, dan)).isEqualTo(60);
        String undo = "{'key':'%s'}".formatted(key);
        assertThat(shop.good(cashier, "/till/undos", undo)
                        .json()
                        .at("/balance/available")
                        .asLong())
                .isEqualTo(100);
        shop.good(cashier, "/till/undos", undo);
        assertThat(shop.good(cashier, "/till/redemptions", body)
                        .json()
                        .path("undone")
                        .asBoolean())
                .isTrue();
        assertThat(shop.available(programme, dan)).isEqualTo(100);
    }

    @Test
    void whatWasPromisedOfflineAndCannotBeHonouredIsAnExceptionAndNothingGoesBelowZero() {
        Member eve = member("Eve", 50);
        Reward cup = shop.reward(programme, "Mug " + x, 40, null);
        String wish = "{'key':'%s','memberId':%d,'rewardId':%d,'offline':true,'ageSeconds':90}";
        shop.good(cashier, "/till/redemptions", wish.formatted(key(), eve.id(), cup.id()));
        String second = key();
        for (int i = 0; i < 2; i++) {
            Answer refused = shop.call(cashier, "/till/redemptions", wish.formatted(second, eve.id(), cup.id()));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("exception").asBoolean()).isTrue();
        }
        assertThat(shop.available(programme, eve)).isEqualTo(10);
        Browser manager = house.as(Role.MANAGER);
        String page = manager.get("/till/exceptions").body();
        assertThat(page)
                .contains(
                        "Eve Test",
                        "Mug " + x + " for 40 points",
                        "There are too few points: 10. 30 more were needed.");
        assertThat(page.split("Mug " + x + " for 40", -1)).hasSize(3); // once as text, once as the label of its button
        long id = jdbc.sql("select max(id) from loyalty.v_till_exception where profile_id = :profile")
                .param("profile", eve.profileId())
                .query((rs, n) -> rs.getLong(1))
                .single();
        assertThat(manager.post("/till/exceptions/" + id + "/settling").status())
                .isEqualTo(303);
        assertThat(manager.get("/till/exceptions").body()).doesNotContain("Eve Test");
        assertThat(cashier.get("/till/exceptions").status()).isEqualTo(403);
        // Asked with a network, too few points are a plain no.
        Answer plain = shop.call(
                cashier,
                "/till/redemptions",
                "{'key':'%s','memberId':%d,'rewardId':%d}".formatted(key(), eve.id(), cup.id()));
        assertThat(plain.status()).isEqualTo(409);
        assertThat(plain.json().has("exception")).isFalse();
    }

    @Test
    void whatWaitedForTheNetworkHappenedWhenItHappened() {
        Member fay = member("Fay", 0);
        String key = key();
        shop.good(
                cashier,
                "/till/sales",
                "{'key':'%s','memberId':%d,'amountMinor':1000,'offline':true,'ageSeconds':3600}"
                        .formatted(key, fay.id()));
        shop.settle();
        assertThat(jdbc.sql("select now() - occurred_at between interval '59 minutes' and interval '62 minutes'"
                                + " from commerce.v_order where order_key = :key")
                        .param("key", key)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        // The retry is older by then, and the same sale.
        assertThat(shop.good(
                                cashier,
                                "/till/sales",
                                "{'key':'%s','memberId':%d,'amountMinor':1000,'offline':true,'ageSeconds':3700}"
                                        .formatted(key, fay.id()))
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(shop.available(programme, fay)).isEqualTo(15);
    }

    @Test
    void colleaguesUndoTheirOwnAndManagersAll() {
        Member gil = member("Gil", 0);
        String key = key();
        shop.good(cashier, "/till/sales", sale(key, gil, 1000));
        String undo = "{'key':'%s'}".formatted(key);
        Browser other = house.signedIn(house.user(Role.CASHIER));
        assertThat(shop.call(other, "/till/undos", undo).status()).isEqualTo(403);
        shop.good(house.as(Role.MANAGER), "/till/undos", undo);
    }

    @Test
    void programsDoTheSameUnderTheirScope() {
        Member ida = member("Ida", 100);
        Reward cup = shop.reward(programme, "Cup", 40, null);
        Api api = house.api("till");
        String at = "/api/till/lookup?programme=" + programme.key() + "&value=";
        assertThat(api.get(at + ida.card()).json().at("/card/member/id").asLong())
                .isEqualTo(ida.id());
        assertThat(api.get(at + "Ida").status()).isEqualTo(404);
        assertThat(api.get(at + "2900000000001").status()).isEqualTo(404);
        String sale = "{\"memberId\":%d,\"amountMinor\":1000}".formatted(ida.id());
        assertThat(api.post("/api/till/sales", sale).status()).isEqualTo(400);
        String key = key();
        assertThat(api.post("/api/till/sales", sale, "Idempotency-Key", key).status())
                .isEqualTo(200);
        assertThat(api.post("/api/till/sales", sale, "Idempotency-Key", key).status())
                .isEqualTo(200);
        // Another program with the same key finds the same sale.
        assertThat(house.api("till")
                        .post("/api/till/sales", sale, "Idempotency-Key", key)
                        .json()
                        .path("replayed")
                        .asBoolean())
                .isTrue();
        shop.settle();
        assertThat(api.get("/api/till/sales/" + key).json().path("earned").asLong())
                .isEqualTo(15);
        String taken = key();
        assertThat(api.post(
                                "/api/till/redemptions",
                                "{\"memberId\":%d,\"rewardId\":%d}".formatted(ida.id(), cup.id()),
                                "Idempotency-Key",
                                taken)
                        .json()
                        .at("/balance/available")
                        .asLong())
                .isEqualTo(75);
        assertThat(api.post("/api/till/undos", "{\"key\":\"%s\"}".formatted(taken))
                        .status())
                .isEqualTo(200);
        assertThat(shop.available(programme, ida)).isEqualTo(115);
        assertThat(house.api("loyalty:write").get(at + ida.card()).status()).isEqualTo(403);
    }

    @Test
    void blockedMembershipsNeitherEarnNorSpend() {
        Member jo = member("Jo", 100);
        Reward cup = shop.reward(programme, "Cup", 40, null);
        members.set(jo.id(), Member.Status.BLOCKED);
        Answer sold = shop.call(cashier, "/till/sales", sale(key(), jo, 1000));
        assertThat(sold.status()).isEqualTo(409);
        assertThat(sold.json().path("detail").asString()).contains("blocked");
        assertThat(shop.call(
                                cashier,
                                "/till/redemptions",
                                "{'key':'%s','memberId':%d,'rewardId':%d}".formatted(key(), jo.id(), cup.id()))
                        .status())
                .isEqualTo(409);
        shop.settle();
        assertThat(shop.available(programme, jo)).isEqualTo(100);
    }

    private static <T> List<T> together(int times, Supplier<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(work::get));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
