package heartstring.loyalty.giftcards;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.platform.auth.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class GiftCardsTest {

    private final House house;
    private final GiftCards cards;
    private final GiftMoney money;
    private final GiftRewards giftRewards;
    private final Rewards rewards;
    private final Shop shop;
    private final JdbcClient jdbc;

    GiftCardsTest(
            House house,
            GiftCards cards,
            GiftMoney money,
            GiftRewards giftRewards,
            Rewards rewards,
            Shop shop,
            JdbcClient jdbc) {
        this.house = house;
        this.cards = cards;
        this.money = money;
        this.giftRewards = giftRewards;
        this.rewards = rewards;
        this.shop = shop;
        this.jdbc = jdbc;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Gifting.Issued issued(long amount) {
        return (Gifting.Issued) cards.issue(new GiftCards.Draft(amount, "EUR", 0), key());
    }

    private Gifting spend(String code, long amount, String key) {
        return money.spend(new GiftMoney.Wish(code, amount, "EUR", false, null), key);
    }

    private long balance(Gifting.Issued card) {
        return cards.byId(card.card().id()).orElseThrow().balanceMinor();
    }

    /** The caches agree with the transfers, and what was issued is on the card, spent or gone. */
    private void addsUp(long card) {
        assertThat(jdbc.sql("""
                        select a.available = coalesce(r.available, 0) and a.reserved = coalesce(r.reserved, 0)
                          from loyalty.account a join loyalty.v_recounted_account r on r.account_id = a.id
                         where a.holder = 'gift_card' and a.holder_id = :card""").param("card", card).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void itIsIssuedSpentInPartsAndGivenBack() {
        Api api = house.api("loyalty:write", "loyalty:read", "till");
        String key = key();
        String wish = "{\"amountMinor\":5000,\"currency\":\"EUR\"}";
        Answer issued = api.post("/api/loyalty/gift-cards", wish, "Idempotency-Key", key);
        assertThat(issued.status()).as(issued.body()).isEqualTo(200);
        String code = issued.json().get("code").asString();
        long id = issued.json().get("card").get("id").asLong();
        assertThat(code).matches("([A-Z2-9]{4}-){4}[A-Z2-9]{4}");
        Answer again = api.post("/api/loyalty/gift-cards", wish, "Idempotency-Key", key);
        assertThat(again.json().get("code").asString()).isEqualTo(code);
        assertThat(again.json().get("replayed").asBoolean()).isTrue();
        assertThat(api.post("/api/loyalty/gift-cards", wish.replace("5000", "1"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        String till = "/api/till/gift-cards/";
        String spend = "{\"code\":\"%s\",\"amountMinor\":%d,\"currency\":\"EUR\"%s}";
        String first = key();
        Answer paid = api.post(till + "spends", spend.formatted(code, 3_000, ""), "Idempotency-Key", first);
        assertThat(paid.json().get("leftMinor").asLong()).isEqualTo(2_000);
        assertThat(api.post(till + "spends", spend.formatted(code, 3_000, ""), "Idempotency-Key", first)
                        .json()
                        .get("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(api.post(till + "spends", spend.formatted(code, 2_999, ""), "Idempotency-Key", first)
                        .status())
                .isEqualTo(422);
        Answer few = api.post(till + "spends", spend.formatted(code, 2_001, ""), "Idempotency-Key", key());
        assertThat(few.status()).isEqualTo(409);
        assertThat(few.json().get("balanceMinor").asLong()).isEqualTo(2_000);
        addsUp(id);
    }

    @Test
    void whatComesBackIsGivenBackOnceAndNeverMoreThanWasPaid() {
        Api api = house.api("loyalty:write", "loyalty:read", "till");
        Gifting.Issued card = issued(5_000);
        String code = card.code();
        long id = card.card().id();
        String till = "/api/till/gift-cards/";
        String spend = "{\"code\":\"%s\",\"amountMinor\":%d,\"currency\":\"EUR\"%s}";
        Answer paid = api.post(till + "spends", spend.formatted(code, 3_000, ""), "Idempotency-Key", key());
        Answer rest =
                api.post(till + "spends", spend.formatted(code, 9_000, ",\"upTo\":true"), "Idempotency-Key", key());
        assertThat(rest.json().get("amountMinor").asLong()).isEqualTo(2_000);
        String returns = till + "spends/" + paid.json().get("id").asLong() + "/returns";
        String back = key();
        assertThat(api.post(returns, "{\"amountMinor\":1000}", "Idempotency-Key", back)
                        .json()
                        .get("leftMinor")
                        .asLong())
                .isEqualTo(1_000);
        assertThat(api.post(returns, "{\"amountMinor\":1000}", "Idempotency-Key", back)
                        .json()
                        .get("leftMinor")
                        .asLong())
                .as("the same call again")
                .isEqualTo(1_000);
        assertThat(api.post(returns, "{\"amountMinor\":2001}", "Idempotency-Key", key())
                        .status())
                .isEqualTo(409);
        assertThat(api.post(returns, "{}", "Idempotency-Key", key())
                        .json()
                        .get("leftMinor")
                        .asLong())
                .isEqualTo(3_000);
        assertThat(api.get("/api/loyalty/gift-cards/" + id)
                        .json()
                        .get("balanceMinor")
                        .asLong())
                .isEqualTo(3_000);
        addsUp(id);
    }

    @Test
    void fiftyTillsAtOnceNeverSpendMoreThanIsOnIt() throws Exception {
        Gifting.Issued card = issued(1_000);
        List<Gifting> all = Shop.together(50, () -> spend(card.code(), 70, key()));
        assertThat(all.stream().filter(g -> g instanceof Gifting.Moved)).hasSize(14);
        assertThat(balance(card)).isEqualTo(20);
        addsUp(card.card().id());
    }

    @Test
    void oneKeyCountsOnceHoweverOftenItIsSentAtOnce() throws Exception {
        Gifting.Issued card = issued(1_000);
        String key = key();
        List<Gifting> all = Shop.together(20, () -> spend(card.code(), 70, key));
        assertThat(all).allMatch(g -> g instanceof Gifting.Moved);
        assertThat(balance(card)).isEqualTo(930);
        Gifting.Issued other = issued(1_000);
        assertThat(spend(other.code(), 70, key)).isInstanceOf(Gifting.KeyReused.class);
        assertThat(balance(other)).isEqualTo(1_000);
        long spend = ((Gifting.Moved) all.getFirst()).id();
        List<Gifting> backs = Shop.together(20, () -> money.giveBack(spend, 50L, key()));
        assertThat(backs.stream().filter(g -> g instanceof Gifting.Moved)).hasSize(1);
        assertThat(balance(card)).isEqualTo(980);
    }

    @Test
    void unknownAndBlockedCodesLookAlikeAndWhoeverGuessesWaits() {
        Gifting.Issued card = issued(1_000);
        Api api = house.api("till", "loyalty:write");
        String ask = "{\"code\":\"%s\"}";
        assertThat(api.post(
                                "/api/till/gift-cards/balances",
                                ask.formatted(card.code().toLowerCase(java.util.Locale.ROOT)))
                        .json()
                        .get("balanceMinor")
                        .asLong())
                .isEqualTo(1_000);
        api.post("/api/loyalty/gift-cards/" + card.card().id() + "/block", "{\"blocked\":true}");
        Answer blocked = api.post("/api/till/gift-cards/balances", ask.formatted(card.code()));
        Answer unknown = api.post("/api/till/gift-cards/balances", ask.formatted("NOSUCHCODE"));
        assertThat(blocked.status()).isEqualTo(404);
        assertThat(blocked.json().get("detail")).isEqualTo(unknown.json().get("detail"));
        assertThat(spend(card.code(), 10, key())).isInstanceOf(Gifting.Refused.class);
        int status = 404;
        for (int i = 0; i < 60 && status == 404; i++) {
            status = api.post("/api/till/gift-cards/balances", ask.formatted("GUESS" + i))
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void aRewardOfThisKindBecomesACardWithItsCodeAndGoesWhenItIsUndone() {
        Programme programme = shop.programme();
        Member member = shop.member(programme, 200, null);
        Reward reward = rewards.offer(
                programme.id(),
                new Rewards.Draft("Ten euros", Reward.Kind.GIFT_CARD, 50, 1_000L, 1_000L, null, null, null, null));
        Redeeming.Taken spent = (Redeeming.Taken) rewards.redeem(member, reward.id(), "t", key());
        Redeeming.Taken kept = (Redeeming.Taken) rewards.redeem(member, reward.id(), "t", key());
        String code = java.util.Objects.requireNonNull(spent.redemption().code());
        assertThat(money.usable(code).orElseThrow().balanceMinor())
                .as("at once")
                .isEqualTo(1_000);
        assertThat(spend(code, 400, key())).isInstanceOf(Gifting.Moved.class);
        assertThat(rewards.undo(spent.redemption().id(), null))
                .as("some of it is spent")
                .isEmpty();
        giftRewards.some();
        String other = java.util.Objects.requireNonNull(kept.redemption().code());
        GiftCard card = money.usable(other).orElseThrow();
        assertThat(rewards.undo(kept.redemption().id(), null)).isPresent();
        assertThat(money.usable(other)).isEmpty();
        assertThat(spend(other, 10, key())).isInstanceOf(Gifting.Refused.class);
        giftRewards.some();
        assertThat(cards.byId(card.id()).orElseThrow().balanceMinor()).isZero();
        addsUp(card.id());
    }

    @Test
    void cardsHoldForEverUnlessSaidOtherwiseAndThenToTheEndOfADay() {
        assertThat(issued(100).card().expiresAt()).isNull();
        ZoneId zone = ZoneId.of("Europe/Berlin");
        assertThat(GiftRules.expiry(Instant.parse("2026-01-31T12:00:00Z"), 1, zone))
                .isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(GiftRules.expiry(Instant.parse("2026-01-31T12:00:00Z"), 0, zone))
                .isNull();
    }

    @Test
    void aManagerIssuesFindsAndBlocks() {
        Browser manager = house.as(Role.MANAGER);
        Answer page = manager.post("/loyalty/gift-cards", "amount", "25.50");
        Matcher code = Pattern.compile("([A-Z2-9]{4}-){4}[A-Z2-9]{4}").matcher(page.body());
        assertThat(code.find()).isTrue();
        String tail = code.group().substring(code.group().length() - 4);
        GiftCard card = money.usable(code.group()).orElseThrow();
        assertThat(card.amountMinor()).isEqualTo(2_550);
        assertThat(manager.post("/loyalty/gift-cards/search", "code", code.group())
                        .body())
                .contains("…" + tail, "€25.50")
                .doesNotContain(code.group());
        manager.post("/loyalty/gift-cards/" + card.id() + "/block", "blocked", "true");
        assertThat(money.usable(code.group())).isEmpty();
        assertThat(manager.post("/loyalty/gift-cards", "amount", "1.234").status())
                .isEqualTo(422);
        assertThat(house.as(Role.CASHIER).get("/loyalty/gift-cards").status()).isEqualTo(403);
    }
}
