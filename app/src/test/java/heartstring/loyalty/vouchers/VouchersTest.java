package heartstring.loyalty.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.story.terms.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class VouchersTest {

    private static final Duration SOON = Duration.ofMinutes(5);

    private final House house;
    private final Vouchers vouchers;
    private final VoucherBatches batches;
    private final Shop shop;
    private final JdbcClient jdbc;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    VouchersTest(House house, Vouchers vouchers, VoucherBatches batches, Shop shop, JdbcClient jdbc) {
        this.house = house;
        this.vouchers = vouchers;
        this.batches = batches;
        this.shop = shop;
        this.jdbc = jdbc;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private VoucherBatches.Draft draft(
            @Nullable String code, long uses, @Nullable Integer most, VoucherBatch.Gives gives) {
        return new VoucherBatches.Draft(
                "Test " + x,
                code,
                1,
                uses,
                most,
                1_000,
                "{\"term\":\"order.store\",\"is\":\"is\",\"value\":\"north\"}",
                gives,
                1_000,
                "EUR",
                null,
                null,
                null,
                false,
                Instant.now().minusSeconds(60),
                null);
    }

    private String open(String name, long uses, @Nullable Integer most) {
        String code = name + x;
        assertThat(batches.make(draft(code, uses, most, VoucherBatch.Gives.PERCENT)))
                .isInstanceOf(VoucherBatches.Making.Made.class);
        return code;
    }

    private static final Shopper BUYER = new Shopper(0, 0, basket(5_000, "north"));

    private static Occasion basket(long total, String store) {
        return new Occasion(Instant.now(), "Order Completed", null, store, total, "EUR", null, List.of());
    }

    @Test
    void twoHundredUsesOfASingleCodeGiveExactlyOne() throws Exception {
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            String code = open("once" + repeat, 1, null);
            List<Using> all = Shop.together(200, () -> vouchers.take(code, BUYER, null, key()));
            assertThat(all.stream().filter(u -> u instanceof Using.Stands)).hasSize(1);
            assertThat(all.stream().filter(u -> u instanceof Using.Refused)).hasSize(199);
            assertThat(vouchers.check(code, Shopper.NOBODY)).isEqualTo(new Checked.Bad("It was used before.", false));
        }
    }

    @Test
    void oneKeyCountsOnceHoweverOftenItIsSent() throws Exception {
        String code = open("keys", 100, null);
        String key = key();
        List<Using> all = Shop.together(20, () -> vouchers.take(code, BUYER, null, key));
        assertThat(all).allMatch(u -> u instanceof Using.Stands);
        assertThat(all.stream().filter(u -> u instanceof Using.Stands s && !s.replayed()))
                .hasSize(1);
        assertThat(((Checked.Good) vouchers.check(code, Shopper.NOBODY))
                        .voucher()
                        .usesLeft())
                .isEqualTo(99);
        assertThat(vouchers.take(code, BUYER, SOON, key)).isInstanceOf(Using.KeyReused.class);
    }

    @Test
    void whatIsReservedIsUsedOrFreeAgain() {
        String code = open("held", 1, null);
        Using.Stands held = (Using.Stands) vouchers.take(code, BUYER, SOON, key());
        assertThat(vouchers.take(code, BUYER, null, key())).isInstanceOf(Using.Refused.class);
        vouchers.rollBack(held.use().id());
        assertThat(vouchers.capture(held.use().id())).isInstanceOf(Using.Refused.class);
        Using.Stands again = (Using.Stands) vouchers.take(code, BUYER, SOON, key());
        assertThat(((Using.Stands) vouchers.capture(again.use().id())).use().state())
                .isEqualTo(VoucherUse.State.USED);
        assertThat(((Using.Stands) vouchers.capture(again.use().id())).replayed())
                .isTrue();
        vouchers.rollBack(again.use().id());
        assertThat(((Using.Stands) vouchers.rollBack(again.use().id())).replayed())
                .isTrue();
        assertThat(((Checked.Good) vouchers.check(code, Shopper.NOBODY))
                        .voucher()
                        .usesLeft())
                .isEqualTo(1);
    }

    @Test
    void theBasketTheConditionAndTheMembersLimitAreAsked() throws Exception {
        Programme programme = shop.programme();
        Member member = shop.member(programme, 0, null);
        String code = open("limits", 100, 2);
        Shopper shopper = new Shopper(member.customerId(), member.profileId(), basket(5_000, "north"));
        assertThat(vouchers.check(code, new Shopper(0, 0, basket(5_000, "north"))))
                .isInstanceOf(Checked.Bad.class);
        assertThat(vouchers.check(code, new Shopper(member.customerId(), member.profileId(), basket(999, "north"))))
                .isEqualTo(new Checked.Bad("The basket is worth too little for it.", false));
        assertThat(vouchers.check(code, new Shopper(member.customerId(), member.profileId(), basket(5_000, "south"))))
                .isInstanceOf(Checked.Bad.class);
        assertThat(vouchers.check(code, shopper)).isInstanceOf(Checked.Good.class);
        assertThat(vouchers.take(code, new Shopper(member.customerId(), member.profileId(), null), null, key()))
                .isEqualTo(new Using.Refused("It asks about the basket: say what is bought."));
        List<Using> all = Shop.together(20, () -> vouchers.take(code, shopper, null, key()));
        assertThat(all.stream().filter(u -> u instanceof Using.Stands)).hasSize(2);
    }

    @Test
    void aCodeMayGivePointsAndTakesThemBack() {
        Programme programme = shop.programme();
        Member member = shop.member(programme, 0, null);
        String code = "points" + x;
        batches.make(new VoucherBatches.Draft(
                "Points",
                code,
                1,
                5,
                null,
                0,
                null,
                VoucherBatch.Gives.POINTS,
                40,
                "EUR",
                null,
                programme.id(),
                null,
                false,
                Instant.now().minusSeconds(5),
                null));
        Shopper shopper = new Shopper(member.customerId(), member.profileId(), null);
        Using.Stands used = (Using.Stands) vouchers.take(code, shopper, null, key());
        assertThat(shop.balance(programme, member).available()).isEqualTo(40);
        vouchers.rollBack(used.use().id());
        assertThat(shop.balance(programme, member).available()).isZero();
    }

    @Test
    void codesAreMadeInTheBackgroundAndFetchedOnce() throws Exception {
        Api api = house.api("loyalty:read", "loyalty:write");
        Answer made = api.post("/api/loyalty/voucher-batches", """
                {"name":"Bulk %s","codes":4500,"gives":"amount","worth":500,"currency":"EUR"}""".formatted(x));
        assertThat(made.status()).isEqualTo(200);
        long id = made.json().get("id").asLong();
        for (int i = 0; i < 300 && batches.byId(id).orElseThrow().made() < 4_500; i++) {
            Thread.sleep(50);
        }
        Browser manager = house.as(Role.MANAGER);
        Answer csv = manager.post("/loyalty/vouchers/" + id + "/codes.csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(4_501).doesNotHaveDuplicates();
        assertThat(lines.get(1)).matches("([A-Z2-9]{4}-){4}[A-Z2-9]{4}");
        assertThat(vouchers.check(lines.get(1).toLowerCase(java.util.Locale.ROOT), Shopper.NOBODY))
                .isInstanceOf(Checked.Good.class);
        jdbc.sql("update loyalty.voucher_batch set downloaded_at = now() - interval '20 minutes' where id = :id")
                .param("id", id)
                .update();
        assertThat(manager.post("/loyalty/vouchers/" + id + "/codes.csv").status())
                .isEqualTo(409);
        assertThat(manager.get("/loyalty/vouchers").body()).contains("Bulk " + x);
    }

    @Test
    void theOutsideIsToldTheSameOfEveryCodeThatCannotBeUsedAndHasToWait() {
        String code = open("outside", 1, null);
        Api api = house.api("loyalty:write");
        String wish = "{\"code\":\"%s\"}";
        assertThat(api.post("/api/loyalty/voucher-checks", wish.formatted(code))
                        .json()
                        .get("usable")
                        .asBoolean())
                .isTrue();
        vouchers.take(code, BUYER, null, key());
        String used =
                api.post("/api/loyalty/voucher-checks", wish.formatted(code)).body();
        assertThat(api.post("/api/loyalty/voucher-checks", wish.formatted("NOSUCHCODE"))
                        .body())
                .isEqualTo(used);
        int status = 200;
        for (int i = 0; i < 60 && status == 200; i++) {
            status = api.post("/api/loyalty/voucher-checks", wish.formatted("GUESS" + i))
                    .status();
        }
        assertThat(status).isEqualTo(429);
        Answer one = house.api("loyalty:write")
                .post("/api/loyalty/voucher-uses", wish.formatted(code), "Idempotency-Key", key());
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.body()).contains(Checked.OUTSIDE);
    }
}
