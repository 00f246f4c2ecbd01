package heartstring.loyalty.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stamps are what was kept: at the target the prize, with a return it goes, and again it comes; birthdays once a year. */
@HouseTest
class ChallengesTest {

    private final CornerShop shop;
    private final Challenges challenges;
    private final ChallengeWork work;
    private final Merges merges;
    private final Rewards rewards;
    private final JdbcClient jdbc;

    ChallengesTest(
            BeanFactory house,
            Challenges challenges,
            ChallengeWork work,
            Merges merges,
            Rewards rewards,
            JdbcClient jdbc) {
        this.shop = new CornerShop(house);
        this.challenges = challenges;
        this.work = work;
        this.merges = merges;
        this.rewards = rewards;
        this.jdbc = jdbc;
    }

    private Challenge card(long target, boolean repeats, @Nullable Integer points, @Nullable Long reward) {
        return challenges.begin(
                shop.programme.id(),
                new Challenges.Draft(
                        "Coffee card",
                        Kind.STAMPS,
                        Measure.PIECES,
                        "coffees",
                        "Coffee",
                        null,
                        target,
                        null,
                        repeats,
                        points,
                        reward,
                        null,
                        null),
                CornerShop.SINCE);
    }

    private Reward reward(Reward.Kind kind, @Nullable Long stock) {
        return rewards.offer(
                shop.programme.id(),
                new Rewards.Draft(
                        "A coffee",
                        kind,
                        40,
                        kind == Reward.Kind.VOUCHER ? 300L : null,
                        null,
                        null,
                        stock,
                        null,
                        null));
    }

    private void coffees(String user, String key, int pieces) {
        shop.send(shop.order(
                user,
                key,
                "2026-03-%02dT10:00:00Z".formatted(10 + day++),
                "latte/coffee*" + pieces + "@3.00 bun/bread*2@1.00"));
    }

    private int day;

    private String words(String user) {
        return challenges
                .standings(shop.programme.id(), shop.customer(user))
                .getFirst()
                .words();
    }

    @Test
    void theTenthCoffeeBringsThePrizeAndTheCardBeginsAgain() {
        card(10, true, 50, null);
        shop.member("ana", "'name':'Ana'");
        coffees("ana", "a", 7);
        assertThat(shop.points("ana")).isZero();
        assertThat(words("ana")).isEqualTo("7 of 10 coffees");
        coffees("ana", "b", 4);
        assertThat(shop.points("ana")).isEqualTo(50);
        assertThat(words("ana")).isEqualTo("1 of 10 coffees");
        coffees("ana", "c", 20);
        assertThat(shop.points("ana")).isEqualTo(150);
        shop.judgeAgain("a");
        work.drain();
        assertThat(shop.points("ana")).as("worked out again").isEqualTo(150);
    }

    @Test
    void aReturnTakesTheStampBackAndThePrizeWithItAndNobodyGainsByIt() {
        card(10, true, 50, null);
        shop.member("ana", "'name':'Ana'");
        coffees("ana", "a", 10);
        assertThat(shop.points("ana")).isEqualTo(50);
        shop.send(shop.refund("ana", "a", "2026-03-30T10:00:00Z", "latte", 1));
        assertThat(shop.points("ana")).isZero();
        assertThat(words("ana")).isEqualTo("9 of 10 coffees");
        coffees("ana", "b", 1);
        assertThat(shop.points("ana")).isEqualTo(50);
        shop.send(shop.refund("ana", "b", "2026-03-30T10:00:00Z", null, 0));
        coffees("ana", "c", 1);
        assertThat(shop.points("ana")).isEqualTo(50);
    }

    @Test
    void whoTakesPartIsAskedOnceForEachPurchaseAsOfItsDay() {
        challenges.begin(
                shop.programme.id(),
                new Challenges.Draft(
                        "Regulars",
                        Kind.STAMPS,
                        Measure.PIECES,
                        "coffees",
                        "Coffee",
                        null,
                        10,
                        null,
                        true,
                        50,
                        null,
                        null,
                        "{\"term\":\"city\",\"is\":\"is\",\"value\":\"Leeds\"}"),
                CornerShop.SINCE);
        shop.member("ana", "'name':'Ana','address':{'city':'York'}");
        shop.member("ben", "'name':'Ben','address':{'city':'Leeds'}");
        coffees("ana", "a", 12);
        coffees("ben", "b", 12);
        assertThat(shop.points("ana")).isZero();
        assertThat(challenges.standings(shop.programme.id(), shop.customer("ana")))
                .isEmpty();
        assertThat(shop.points("ben")).isEqualTo(50);
        assertThat(words("ben")).isEqualTo("2 of 10 coffees");
        shop.moved("ana", "Leeds");
        shop.judgeAgain("a");
        work.drain();
        assertThat(shop.points("ana")).as("was asked when it was bought").isZero();
        coffees("ana", "c", 10);
        assertThat(shop.points("ana")).isEqualTo(50);
    }

    @Test
    void aChallengeAsksAboutTheCustomerAlone() {
        assertThat(challenges.fault(
                        shop.programme.id(),
                        new Challenges.Draft(
                                "North",
                                Kind.STAMPS,
                                Measure.PIECES,
                                "coffees",
                                null,
                                null,
                                10,
                                null,
                                true,
                                50,
                                null,
                                null,
                                "{\"term\":\"order.store\",\"is\":\"is\",\"value\":\"north\"}")))
                .contains("a question about the customer");
    }

    @Test
    void aCardThatDoesNotRepeatBringsOnePrize() {
        card(2, false, 5, null);
        shop.member("ana", "'name':'Ana'");
        coffees("ana", "a", 9);
        assertThat(shop.points("ana")).isEqualTo(5);
        assertThat(words("ana")).isEqualTo("Met");
    }

    @Test
    void aRewardAsThePrizeCostsNoPointsAndItsCodeGoesWithTheStamp() {
        Reward coffee = reward(Reward.Kind.VOUCHER, 1L);
        card(3, true, null, coffee.id());
        shop.rule("1 per euro", heartstring.loyalty.programmes.EarnRule.Kind.AMOUNT, 1, null);
        Member ana = shop.member("ana", "'name':'Ana'");
        coffees("ana", "a", 6);
        assertThat(rewards.ofCustomer(ana.customerId())).as("one in stock").hasSize(1);
        assertThat(shop.points("ana")).as("6 coffees and 2 buns, nothing spent").isEqualTo(20);
        assertThat(rewards.all(shop.programme.id()).getFirst().stock()).isZero();
        shop.send(shop.refund("ana", "a", "2026-03-30T10:00:00Z", null, 0));
        assertThat(rewards.ofCustomer(ana.customerId()).getFirst().undoneAt()).isNotNull();
        assertThat(rewards.redeem(ana, coffee.id(), "t", UUID.randomUUID().toString()))
                .isInstanceOf(Redeeming.NotEnough.class);
    }

    @Test
    void piecesThatAreJoinedCountTogether() {
        card(10, true, 50, null);
        shop.member("ana", "'name':'Ana'");
        shop.member("ann", "'name':'Ann'");
        coffees("ana", "a", 6);
        coffees("ann", "b", 6);
        assertThat(shop.points("ana") + shop.points("ann")).isZero();
        merges.merge(shop.customer("ana"), shop.customer("ann"), false, new Merges.By("user", 1));
        shop.settle();
        work.drain();
        assertThat(shop.points("ana")).isEqualTo(50);
        assertThat(words("ana")).isEqualTo("2 of 10 coffees");
    }

    @Test
    void birthdaysBringPointsOnceAYearWhateverIsChangedOnThem() {
        challenges.begin(
                shop.programme.id(),
                new Challenges.Draft(
                        "Birthday",
                        Kind.BIRTHDAY,
                        Measure.PURCHASES,
                        "birthdays",
                        null,
                        null,
                        1,
                        null,
                        true,
                        30,
                        null,
                        null,
                        null),
                Instant.now().minusSeconds(86_400));
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        String birthday = "'name':'X','birthday':'1990-" + today.toString().substring(5) + "'";
        shop.member("ana", birthday);
        shop.member("ben", birthday);
        shop.member(
                "cleo",
                "'name':'Cleo','birthday':'1990-"
                        + today.minusDays(40).toString().substring(5) + "'");
        backdate("ana");
        backdate("cleo");
        work.birthdays();
        assertThat(shop.points("ana")).isEqualTo(30);
        assertThat(shop.points("ben")).as("told it only today").isZero();
        assertThat(shop.points("cleo")).as("it was").isZero();
        backdate("ben");
        jdbc.sql("update loyalty.challenge set birthdays_until = null where programme_id = :p")
                .param("p", shop.programme.id())
                .update();
        work.birthdays();
        assertThat(shop.points("ana")).as("once a year").isEqualTo(30);
        assertThat(shop.points("ben")).isEqualTo(30);
    }

    /** As if what is told of them had been told long ago. */
    private void backdate(String user) {
        jdbc.sql("""
                        update customer.trait set recorded_at = '2024-01-01'
                         where profile_id in (select id from customer.profile where customer_id = :c)""").param("c", shop.customer(user)).update();
    }
}
