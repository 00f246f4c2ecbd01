package heartstring.loyalty.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once want what is enough for few: exactly those get it, again and again, and the books balance each time. */
@HouseTest
class RacesTest {

    private static final AtomicLong BUDGETS = new AtomicLong(System.nanoTime());
    private static final long BUDGET = 100_00;

    private final Shop shop;
    private final Rewards rewards;
    private final Ledger ledger;
    private final Balances balances;
    private final Units units;
    private final Programme programme;

    RacesTest(Shop shop, Rewards rewards, Ledger ledger, Balances balances, Units units) {
        this.shop = shop;
        this.rewards = rewards;
        this.ledger = ledger;
        this.balances = balances;
        this.units = units;
        this.programme = shop.programme();
    }

    private Reward reward(int points, Long stock) {
        return rewards.offer(
                programme.id(),
                new Rewards.Draft("Thing", Reward.Kind.PRODUCT, points, null, null, null, stock, null, null));
    }

    private Redeeming redeem(Member member, Reward reward) {
        return rewards.redeem(member, reward.id(), "race", UUID.randomUUID().toString());
    }

    private static Map<String, Long> counted(List<?> results) {
        return results.stream()
                .collect(Collectors.groupingBy(r -> r.getClass().getSimpleName(), Collectors.counting()));
    }

    @Test
    void ofTwoHundredRedemptionsExactlyThoseSucceedThatTheBalanceAllows() throws Exception {
        Member member = shop.member(programme, 0, null);
        Reward reward = reward(10, null);
        long left = 0;
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            long may = ThreadLocalRandom.current().nextLong(1, 60);
            long points = may * 10 + repeat % 10 - left;
            if (points > 0) {
                shop.give(programme, member.profileId(), points);
            }
            long has = shop.balance(programme, member).available();
            assertThat(counted(Shop.together(200, () -> redeem(member, reward))))
                    .as("repeat " + repeat + " with " + has)
                    .isEqualTo(Map.of("Taken", has / 10, "NotEnough", 200 - has / 10));
            left = has % 10;
            assertThat(shop.balance(programme, member).available()).isEqualTo(left);
            shop.recount(programme.unitId());
        }
    }

    @Test
    void ofTwoHundredUsesOfASinglePieceOneSucceeds() throws Exception {
        List<Member> members = IntStream.range(0, 20)
                .mapToObj(i -> shop.member(programme, 1_000_000, null))
                .toList();
        long total = shop.total(programme);
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Reward last = reward(10, 1L);
            AtomicInteger turn = new AtomicInteger();
            assertThat(counted(Shop.together(
                            200, () -> redeem(members.get(turn.getAndIncrement() % members.size()), last))))
                    .as("repeat " + repeat)
                    .isEqualTo(Map.of("Taken", 1L, "Refused", 199L));
            total -= 10;
            assertThat(shop.total(programme)).isEqualTo(total);
            shop.recount(programme.unitId());
        }
    }

    @Test
    void fiftyTillsSpendABudgetOfAHundredToTheLastWholeShareAndNoMore() throws Exception {
        Unit money = money();
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Holder budget = budget(money);
            long share = ThreadLocalRandom.current().nextLong(2_01, 20_00);
            List<Long> spent = Shop.together(50, () -> spend(budget, share, share));
            assertThat(spent.stream().filter(s -> s == share).count())
                    .as("repeat %d at %d each", repeat, share)
                    .isEqualTo(BUDGET / share);
            assertThat(balances.of(budget)).isEqualTo(new Balance(BUDGET % share, 0, 0, 0, List.of()));
            shop.recount(money.id());
        }
    }

    @Test
    void fiftyTillsThatReserveAndPartlyUseABudgetNeverOverspendIt() throws Exception {
        Unit money = money();
        for (int repeat = 0; repeat < Shop.RACES; repeat++) {
            Holder budget = budget(money);
            List<Long> spent = Shop.together(50, () -> {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                long share = random.nextLong(2_01, 20_00);
                return spend(budget, share, random.nextBoolean() ? random.nextLong(1, share + 1) : 0);
            });
            long used = spent.stream().mapToLong(Long::longValue).sum();
            assertThat(used).as("repeat " + repeat).isLessThanOrEqualTo(BUDGET);
            assertThat(balances.of(budget)).isEqualTo(new Balance(BUDGET - used, 0, 0, 0, List.of()));
            // What was released and not used is there for whoever asks next, to the cent.
            assertThat(spend(budget, BUDGET - used + 1, 1)).isZero();
            assertThat(used == BUDGET || spend(budget, BUDGET - used, BUDGET - used) == BUDGET - used)
                    .isTrue();
            shop.recount(money.id());
        }
    }

    private Unit money() {
        return units.make("m" + UUID.randomUUID().toString().substring(0, 12), "Budgets", Unit.Kind.MONEY, "EUR");
    }

    private Holder budget(Unit money) {
        Holder budget = new Holder(money.id(), Holder.Kind.BUDGET, BUDGETS.incrementAndGet());
        done(ledger.post(new Command.Earn(Key.fresh(), budget, BUDGET, null, null, cause())));
        return budget;
    }

    /** What a till does: sets a share aside, then uses so much of it, 0 for nothing; returns what it used. */
    private long spend(Holder budget, long share, long use) {
        Outcome reserved = ledger.post(new Command.Reserve(
                Key.fresh(), Purse.of(budget), share, Instant.now().plus(Duration.ofHours(1)), cause()));
        if (reserved instanceof Outcome.NotEnough few) {
            assertThat(few.available()).isLessThan(share);
            return 0;
        }
        long reservation = done(reserved);
        done(ledger.post(
                use > 0
                        ? new Command.Capture(Key.fresh(), reservation, use, cause())
                        : new Command.Release(Key.fresh(), reservation, cause())));
        return use;
    }

    private static long done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).postingId();
    }

    private static Cause cause() {
        return new Cause(Cause.Kind.FUNDING, 0, 0, 0, Instant.now());
    }
}
