package heartstring.decision.gifts;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.loyalty.Shop;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.budgets.Purse;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.auth.Role;
import heartstring.story.arms.Arms;
import heartstring.story.arms.Met;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One gift for a basket and a customer: which, why not another, never beyond the budget, and the same when done again. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GiftsTest {

    private static final String PATH = "/api/till/decisions";

    private final House house;
    private final Gifts gifts;
    private final GiftActs acts;
    private final GiftProgrammes programmes;
    private final DecisionsSql decisions;
    private final Budgets budgets;
    private final Cases cases;
    private final Arms arms;
    private final Choices choices;
    private final JdbcClient jdbc;
    private final Shop shop;
    private final GiftShop goods;
    private final Api api;

    GiftsTest(
            House house,
            Gifts gifts,
            GiftActs acts,
            GiftProgrammes programmes,
            DecisionsSql decisions,
            Budgets budgets,
            Cases cases,
            Arms arms,
            Choices choices,
            JdbcClient jdbc,
            Shop shop,
            BeanFactory beans) {
        this.house = house;
        this.gifts = gifts;
        this.acts = acts;
        this.programmes = programmes;
        this.decisions = decisions;
        this.budgets = budgets;
        this.cases = cases;
        this.arms = arms;
        this.choices = choices;
        this.jdbc = jdbc;
        this.shop = shop;
        this.goods = new GiftShop(beans);
        this.api = house.api("till");
    }

    @BeforeAll
    void open() throws InterruptedException {
        goods.open();
    }

    @AfterEach
    void close() {
        goods.close();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String wish(long member, int... basket) {
        StringBuilder items = new StringBuilder();
        for (int product : basket) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"product\":\"%s\",\"quantity\":1,\"unitMinor\":400}".formatted(goods.key(product)));
        }
        return "{\"store\":\"%s\",\"items\":[%s]%s}"
                .formatted(goods.store(), items, member == 0 ? "" : ",\"memberId\":" + member);
    }

    private JsonNode decide(String key, String wish) {
        Answer answer = api.send("POST", PATH, wish, "Idempotency-Key", key);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Purse purse(Budget budget) {
        return budgets.purses(budget.id(), 1).getFirst();
    }

    private Gifts.Asked asked(Member member, int... basket) {
        List<String> keys = new ArrayList<>();
        for (int product : basket) {
            keys.add(goods.key(product));
        }
        return new Gifts.Asked(member.customerId(), member.profileId(), goods.store(), keys, key(), 0);
    }

    private Decision decided(Gifts.Asked asked) {
        return ((Gifts.Outcome.Decided) gifts.decide(asked)).decision();
    }

    @Test
    void oneGiftWithItsReasonsAndTheRefusedWithTheirs() {
        Budget budget = goods.budget(10_000);
        long id = goods.programme(
                budget,
                30,
                0,
                GiftShop.DRESSING,
                GiftShop.OIL,
                GiftShop.CROUTONS,
                GiftShop.MARGARINE,
                GiftShop.LETTUCE);
        programmes.give(id, goods.key(GiftShop.CAVIAR), 900, null);
        programmes.give(id, goods.key(GiftShop.CROUTONS), 300, 0L);
        Programme club = shop.programme();
        Member ana = shop.member(club, 0, null);
        jdbc.sql("""
                        insert into customer.trait (profile_id, name, value, occurred_at, source_id)
                        values (:profile, 'allergies', '"walnuts"', now(), 0)""").param("profile", ana.profileId()).update();
        String key = key();
        String wish = wish(ana.id(), GiftShop.LETTUCE, GiftShop.BUTTER);
        JsonNode told = decide(key, wish);
        assertThat(told.path("state").asString()).as(told.toString()).isEqualTo("reserved");
        assertThat(told.path("gift").path("product").asString()).isEqualTo(goods.key(GiftShop.DRESSING));
        assertThat(told.path("gift").path("forCashier").asString())
                .isEqualTo("Give “Dressing " + goods.mark + "” with the “Lettuce " + goods.mark + "”.");
        assertThat(told.path("gift").path("reasons").get(0).path("words").asString())
                .contains("of 100 receipts with “Lettuce");
        assertThat(told.path("person").path("customerId").asLong()).isEqualTo(ana.customerId());
        assertThat(purse(budget).reservedMinor()).isEqualTo(300);

        long decision = told.path("id").asLong();
        JsonNode again = decide(key, wish);
        assertThat(again.path("id").asLong()).isEqualTo(decision);
        assertThat(again.path("replayed").asBoolean()).isTrue();
        assertThat(api.send("POST", PATH, wish(ana.id(), GiftShop.BUTTER), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);

        JsonNode why = api.get(PATH + "/" + decision).json();
        assertThat(why.path("replays").asString()).isEqualTo(goods.key(GiftShop.DRESSING));
        assertThat(why.path("propensity").asDouble()).isEqualTo(1);
        assertThat(refusal(why, GiftShop.OIL)).isEqualTo("avoided");
        assertThat(refusal(why, GiftShop.CAVIAR)).isEqualTo("too_dear");
        assertThat(refusal(why, GiftShop.CROUTONS)).isEqualTo("no_stock");
        assertThat(refusal(why, GiftShop.LETTUCE)).isEqualTo("in_basket");
        assertThat(refusal(why, GiftShop.MARGARINE)).isEqualTo("instead");

        given(ana, budget, decision);
    }

    @Test
    void whoGetsNoGiftIsToldWhy() {
        goods.programme(goods.budget(10_000), 30, 0, GiftShop.DRESSING);
        Programme club = shop.programme();
        Member bob = shop.member(club, 0, null);
        cases.open(new Cases.Opening(bob.profileId(), Cause.COMPLAINT, "", 0, Instant.now(), null));
        assertThat(decide(key(), wish(bob.id(), GiftShop.LETTUCE)).path("why").asString())
                .isEqualTo("complaint");
        assertThat(decide(key(), wish(0, GiftShop.LETTUCE)).path("why").asString())
                .isEqualTo("nobody");
        assertThat(decide(key(), wish(shop.member(club, 0, null).id(), GiftShop.BUTTER))
                        .path("why")
                        .asString())
                .isEqualTo("nothing");
        goods.close();
        assertThat(decide(key(), wish(bob.id(), GiftShop.LETTUCE)).path("why").asString())
                .isEqualTo("off");
    }

    @Test
    void whoAsksForNoGiftsByTheirPurchasesGetsNoneInTheNextCall() {
        goods.programme(goods.budget(10_000), 0, 0, GiftShop.DRESSING);
        Member eva = shop.member(shop.programme(), 0, null);
        choices.say(eva.customerId(), Use.GIFTS, false, Choices.Way.PERSON, "");
        assertThat(decide(key(), wish(eva.id(), GiftShop.LETTUCE)).path("why").asString())
                .isEqualTo("asked_not_to");
        choices.say(eva.customerId(), Use.GIFTS, true, Choices.Way.PERSON, "");
        assertThat(decide(key(), wish(eva.id(), GiftShop.LETTUCE)).path("state").asString())
                .isEqualTo("reserved");
    }

    private String refusal(JsonNode explained, int product) {
        for (JsonNode refused : explained.path("refused")) {
            if (refused.path("product").asString().equals(goods.key(product))) {
                return refused.path("why").asString();
            }
        }
        return "";
    }

    /** It stands in the story, its cost is spent, and there is no other for thirty days. */
    private void given(Member ana, Budget budget, long decision) {
        String acting = PATH + "/" + decision;
        assertThat(api.post(acting + "/capture", "{}").json().path("state").asString())
                .isEqualTo("given");
        assertThat(api.post(acting + "/capture", "{}").json().path("replayed").asBoolean())
                .isTrue();
        assertThat(api.post(acting + "/void", "{}").status()).isEqualTo(409);
        assertThat(purse(budget).drawnMinor()).isEqualTo(300);
        assertThat(purse(budget).reservedMinor()).isZero();
        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.get("/customers/" + ana.customerId()).body())
                .contains("Was given Dressing " + goods.mark + " with the Lettuce " + goods.mark);
        assertThat(manager.get("/gifts/decisions/" + decision).body())
                .contains("the same comes out")
                .contains("may not have or do not want");
        assertThat(manager.get("/gifts/decisions?state=given").body()).contains("/gifts/decisions/" + decision);
        assertThat(decide(key(), wish(ana.id(), GiftShop.LETTUCE)).path("why").asString())
                .isEqualTo("too_soon");
        assertThat(decide(key(), wish(ana.id(), GiftShop.LETTUCE))
                        .path("person")
                        .path("customerId")
                        .asLong())
                .isEqualTo(ana.customerId());
    }

    @Test
    void aGiftGoesWithItsSaleAndComesBackWhenThatIsUndone() throws Exception {
        Budget budget = goods.budget(1_000);
        long id = goods.programme(budget, 30, 0, GiftShop.DRESSING);
        programmes.give(id, goods.key(GiftShop.DRESSING), 300, 2L);
        Member eve = shop.member(shop.programme(), 0, null);
        long decision =
                decide(key(), wish(eve.id(), GiftShop.LETTUCE)).path("id").asLong();
        api.post(PATH + "/" + decision + "/capture", "{}");
        String sale = key();
        String basket =
                wish(eve.id(), GiftShop.LETTUCE).replace("{\"store\"", "{\"decisionId\":" + decision + ",\"store\"");
        Answer sold = api.send("POST", "/api/till/sales", basket, "Idempotency-Key", sale);
        assertThat(sold.status()).as(sold.body()).isEqualTo(200);
        assertThat(purse(budget).drawnMinor()).isEqualTo(300);
        assertThat(decide(key(), wish(eve.id(), GiftShop.LETTUCE)).path("why").asString())
                .isEqualTo("too_soon");

        String undo = "{\"key\":\"" + sale + "\"}";
        for (int time = 0; time < 2; time++) {
            assertThat(api.post("/api/till/undos", undo).json().path("gift").asString())
                    .isEqualTo(goods.name(GiftShop.DRESSING));
        }
        assertThat(api.get(PATH + "/" + decision).body()).contains("taken_back");
        assertThat(purse(budget).drawnMinor()).isZero();
        assertThat(purse(budget).leftMinor()).isEqualTo(1_000);
        assertThat(house.as(Role.MANAGER).get("/customers/" + eve.customerId()).body())
                .contains("Gave back a gift");
        assertThat(decide(key(), wish(eve.id(), GiftShop.LETTUCE)).path("state").asString())
                .as("the thirty days are free again, and both pieces are there")
                .isEqualTo("reserved");
    }

    @Test
    void fiftyTillsAtOnceStopAtTheBudgetAndAtTheLastPiece() throws Exception {
        Programme club = shop.programme();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            members.add(shop.member(club, 0, null));
        }
        Budget plenty = goods.budget(1_000_000);
        long id = goods.programme(plenty, 0, 0, GiftShop.DRESSING, GiftShop.OIL, GiftShop.CROUTONS);
        programmes.give(id, goods.key(GiftShop.OIL), 410, null);
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Budget budget = goods.budget(2_000);
            programmes.set(id, goods.draft(budget, 0, 0));
            AtomicInteger next = new AtomicInteger();
            List<Decision> all =
                    Shop.together(50, () -> decided(asked(members.get(next.getAndIncrement()), GiftShop.LETTUCE)));
            long aside = all.stream()
                    .filter(Decision::isReserved)
                    .mapToLong(Decision::costMinor)
                    .sum();
            Purse purse = purse(budget);
            assertThat(purse.reservedMinor()).isEqualTo(aside).isLessThanOrEqualTo(2_000);
            assertThat(purse.leftMinor()).as("less than the cheapest costs").isLessThan(300);
            assertThat(all.stream().filter(d -> d.why() == Why.BUDGET)).isNotEmpty();
        }
        programmes.set(id, goods.draft(plenty, 0, 0));
        programmes.giveCategory(id, "no such", 50);
        GiftProgramme programme = programmes.byId(id).orElseThrow();
        for (GiftProgramme.Item item : programme.items()) {
            programmes.give(id, item.product(), item.costMinor(), 3L);
        }
        AtomicInteger next = new AtomicInteger();
        List<Decision> all =
                Shop.together(50, () -> decided(asked(members.get(next.getAndIncrement()), GiftShop.LETTUCE)));
        assertThat(all.stream().filter(Decision::isReserved)).hasSize(9);
    }

    @Test
    void tillsThatAskForOneCustomerAtOnceGiveOneGift() throws Exception {
        Budget budget = goods.budget(100_000);
        goods.programme(budget, 7, 0, GiftShop.DRESSING, GiftShop.OIL);
        Member member = shop.member(shop.programme(), 0, null);
        List<Decision> all = Shop.together(12, () -> decided(asked(member, GiftShop.LETTUCE)));
        Decision first = all.stream().filter(Decision::isReserved).findFirst().orElseThrow();
        assertThat(all.stream().filter(Decision::isReserved)).hasSize(1);
        assertThat(all.stream().filter(d -> d.why() == Why.TOO_SOON)).hasSize(11);

        // The basket grew: the earlier one is given back, and on the same day the draw is the same.
        Gifts.Asked grown = new Gifts.Asked(
                member.customerId(),
                member.profileId(),
                goods.store(),
                List.of(goods.key(GiftShop.LETTUCE), goods.key(GiftShop.BUTTER)),
                key(),
                first.id());
        Decision second = decided(grown);
        assertThat(second.isReserved()).isTrue();
        assertThat(second.product()).isEqualTo(first.product());
        assertThat(gifts.byId(first.id()).orElseThrow().state()).isEqualTo("voided");
        assertThat(purse(budget).reservedMinor()).isEqualTo(300);

        KeepGifts.closed(decisions, Instant.now().plus(Gifts.STANDS).plusSeconds(5));
        assertThat(gifts.byId(second.id()).orElseThrow().state()).isEqualTo("expired");
        assertThat(acts.capture(second.id())).isInstanceOf(GiftActs.Outcome.Refused.class);
        assertThat(acts.capture(0)).isInstanceOf(GiftActs.Outcome.Unknown.class);
    }

    @Test
    void whoIsHeldOutGetsNothingAndIsCountedAtThatMoment() {
        Budget budget = goods.budget(100_000);
        long id = goods.programme(budget, 30, 50, GiftShop.DRESSING);
        Programme club = shop.programme();
        List<Decision> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            all.add(decided(asked(shop.member(club, 0, null), GiftShop.LETTUCE)));
        }
        long held = all.stream().filter(d -> d.state().equals("held_out")).count();
        assertThat(held).isBetween(1L, 23L);
        Met met = arms.met(List.of("gift:" + id)).get("gift:" + id);
        assertThat(met).isEqualTo(new Met(24 - held, held, 0));
        assertThat(purse(budget).reservedMinor()).isEqualTo(300 * (24 - held));
        Decision without = all.stream()
                .filter(d -> d.state().equals("held_out"))
                .findFirst()
                .orElseThrow();
        assertThat(without.product()).isEqualTo(goods.key(GiftShop.DRESSING));
        assertThat(without.forCustomer()).isEmpty();
        assertThat(acts.capture(without.id())).isInstanceOf(GiftActs.Outcome.Refused.class);
    }

    @Test
    void whatIsKeptGivesTheSameGiftAgain() {
        Budget budget = goods.budget(100_000);
        goods.programme(budget, 0, 0, GiftShop.DRESSING, GiftShop.OIL, GiftShop.CROUTONS);
        Programme club = shop.programme();
        List<Decision> kept = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Decision one = decided(asked(shop.member(club, 0, null), GiftShop.LETTUCE, GiftShop.BUTTER));
            Decision read = gifts.byId(one.id()).orElseThrow();
            assertThat(read.weighed()).isEqualTo(one.weighed());
            assertThat(Gifts.replay(read)).contains(String.valueOf(one.product()));
            kept.add(read);
        }
        assertThat(kept.stream().map(Decision::product).distinct().count())
                .as("not always the best")
                .isGreaterThan(1);
        assertThat(kept.getFirst().weighed().options())
                .isSortedAccordingTo(Comparator.comparingDouble((Weighed.Option o) -> -o.score()));
    }
}
