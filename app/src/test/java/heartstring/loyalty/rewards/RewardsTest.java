package heartstring.loyalty.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class RewardsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Rewards rewards;
    private final Programme programme;
    private final Feed till;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    RewardsTest(
            House house,
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Ledger ledger,
            Programmes programmes,
            Members members,
            Purses purses,
            Balances balances,
            Rewards rewards) {
        this.house = house;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.rewards = rewards;
        this.till = new Feed(sources, intake, "till");
        this.programme = programmes.make(
                new Programmes.Draft("r" + x, "Test", "Points", "EUR", 0, 24, Policy.DEBT, Set.of(), Set.of()));
    }

    private Member member(String user, long points) {
        till.send(List.of("{'type':'identify','userId':'%s%s'}".formatted(user, x)));
        Member member = ((Members.Joining.Joined) members.join(programme, customer(user), Member.Way.TILL)).member();
        if (points > 0) {
            give(member.profileId(), points);
        }
        return member;
    }

    private void give(long profile, long points) {
        ledger.post(new Command.Earn(
                Key.fresh(),
                Holder.member(programme.unitId(), profile),
                points,
                null,
                null,
                new Cause(Cause.Kind.EVENT, 0, 0, 0, Instant.now())));
    }

    private long customer(String user) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where p.source_id = :source and i.value = :user limit 1""")
                .param("source", till.source.id())
                .param("user", user + x)
                .query(Long.class)
                .single();
    }

    private Reward reward(Reward.Kind kind, int points, Long stock, Integer most) {
        Long value = kind == Reward.Kind.VOUCHER ? 500L : null;
        return rewards.offer(
                programme.id(), new Rewards.Draft("Thing", kind, points, value, null, null, stock, most, null));
    }

    private Balance balance(Member member) {
        return balances.of(purses.ofCustomer(programme.unitId(), member.customerId()));
    }

    private static <T> List<T> together(int times, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    private static Map<String, Long> counted(List<Redeeming> results) {
        return results.stream()
                .collect(Collectors.groupingBy(r -> r.getClass().getSimpleName(), Collectors.counting()));
    }

    @Test
    void twoHundredAtOnceSpendWhatIsThereAndNoMore() throws Exception {
        Member member = member("ana", 55);
        Reward reward = reward(Reward.Kind.PRODUCT, 10, null, null);
        List<Redeeming> results = together(
                200,
                () -> rewards.redeem(
                        member, reward.id(), "test", UUID.randomUUID().toString()));
        assertThat(counted(results)).isEqualTo(Map.of("Taken", 5L, "NotEnough", 195L));
        assertThat(balance(member).available()).isEqualTo(5);
    }

    @Test
    void stockIsNeverOversoldAndNobodyPaysForNothing() throws Exception {
        Member member = member("ben", 10_000);
        Reward reward = reward(Reward.Kind.PRODUCT, 10, 7L, null);
        List<Redeeming> results = together(
                60,
                () -> rewards.redeem(
                        member, reward.id(), "test", UUID.randomUUID().toString()));
        assertThat(counted(results)).isEqualTo(Map.of("Taken", 7L, "Refused", 53L));
        assertThat(balance(member).available()).isEqualTo(10_000 - 70);
        assertThat(rewards.all(programme.id()).stream()
                        .filter(r -> r.id() == reward.id())
                        .findFirst()
                        .orElseThrow()
                        .stock())
                .isZero();
    }

    @Test
    void aLimitForEachMemberHoldsUnderARush() throws Exception {
        Member member = member("cy", 1_000);
        Reward reward = reward(Reward.Kind.PRODUCT, 10, null, 2);
        List<Redeeming> results = together(
                40,
                () -> rewards.redeem(
                        member, reward.id(), "test", UUID.randomUUID().toString()));
        assertThat(counted(results)).isEqualTo(Map.of("Taken", 2L, "Refused", 38L));
    }

    @Test
    void aRepeatedCallSpendsOnceAlsoAtTheSameMoment() throws Exception {
        Member member = member("dan", 100);
        Reward reward = reward(Reward.Kind.VOUCHER, 10, null, null);
        Api api = house.api("loyalty:write", "loyalty:read");
        String body = "{\"memberId\":%d,\"rewardId\":%d}".formatted(member.id(), reward.id());
        String key = UUID.randomUUID().toString();
        Set<String> codes = together(20, () -> rewards.redeem(member, reward.id(), "x", key)).stream()
                .map(r -> ((Redeeming.Taken) r).redemption().code())
                .collect(Collectors.toSet());
        assertThat(codes).hasSize(1);
        assertThat(balance(member).available()).isEqualTo(90);
        Answer first = api.send("POST", "/api/loyalty/redemptions", body, "Idempotency-Key", "k" + x);
        Answer again = api.send("POST", "/api/loyalty/redemptions", body, "Idempotency-Key", "k" + x);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.json().path("redemption")).isEqualTo(first.json().path("redemption"));
        assertThat(balance(member).available()).isEqualTo(80);
        Answer without = api.post("/api/loyalty/redemptions", body);
        assertThat(without.status()).isEqualTo(400);
    }

    @Test
    void undoingGivesBackOnce() {
        Member member = member("eve", 30);
        Reward reward = reward(Reward.Kind.PRODUCT, 30, 1L, null);
        Redemption taken = ((Redeeming.Taken) rewards.redeem(member, reward.id(), "test", x)).redemption();
        assertThat(balance(member).available()).isZero();
        Api api = house.api("loyalty:write", "loyalty:read");
        Answer undone = api.post("/api/loyalty/redemptions/" + taken.id() + "/undoing", "{}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.json().path("undoneAt").asString()).isNotBlank();
        Answer again = api.post("/api/loyalty/redemptions/" + taken.id() + "/undoing", "{}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(undone.json());
        assertThat(api.post("/api/loyalty/redemptions/" + Long.MAX_VALUE + "/undoing", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(balance(member).available()).isEqualTo(30);
        Answer statement = api.get("/api/loyalty/members/" + member.id() + "/movements");
        assertThat(statement.json().path("movements").findValuesAsString("reason"))
                .containsExactly("Given back: Thing was undone", "Spent on Thing", "Earned");
        assertThat(statement.json().path("movements").findValuesAsString("change"))
                .containsExactly("30", "-30", "30");
    }

    @Test
    void piecesOfOneCustomerPayTogetherAndArePulledApartFairly() {
        Member one = member("fay", 20);
        Member other = member("gil", 50);
        Api api = house.api("customers:write");
        Answer merged = api.post(
                "/api/customers/merges", "{\"customerIds\":[%d,%d]}".formatted(one.customerId(), other.customerId()));
        assertThat(merged.status()).isEqualTo(200);
        Reward reward = reward(Reward.Kind.PRODUCT, 60, null, null);
        assertThat(rewards.redeem(members.byId(one.id()).orElseThrow(), reward.id(), "test", "f" + x))
                .isInstanceOf(Redeeming.Taken.class);
        assertThat(balance(members.byId(one.id()).orElseThrow()).available()).isEqualTo(10);
        Answer undone = api.post(
                "/api/customers/movements/" + merged.json().path("movementId").asLong() + "/undo", "{}");
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        // Fay presented and had 20; Gil paid 40 of the 60 and has them back, and Fay owes them.
        Balance fay = balance(members.byId(one.id()).orElseThrow());
        Balance gil = balance(members.byId(other.id()).orElseThrow());
        assertThat(fay.available() - fay.owed()).isEqualTo(-40);
        assertThat(gil.available()).isEqualTo(50);
        give(one.profileId(), 45);
        assertThat(balance(members.byId(one.id()).orElseThrow()).available()).isEqualTo(5);
    }
}
