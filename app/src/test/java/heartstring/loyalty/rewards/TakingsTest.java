package heartstring.loyalty.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.loyalty.Shop;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rewards that many ask for at the same moment are taken together, and each is answered as if it had come alone. */
@HouseTest
class TakingsTest {

    private static final int REPEATS = Boolean.getBoolean("heartstring.prove") ? 100 : 12;

    private static final long[] POINTS = {0, 7, 25, 60, 1_000, 1_000};
    private static final long ALL_POINTS = LongStream.of(POINTS).sum();

    private final JdbcClient jdbc;
    private final Shop shop;
    private final Rewards rewards;
    private final Takings takings;
    private final TransactionTemplate transactions;

    TakingsTest(JdbcClient jdbc, Shop shop, Rewards rewards, Takings takings, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.rewards = rewards;
        this.takings = takings;
        this.transactions = transactions;
    }

    /** One of two shops that are the same but for their numbers. */
    private final class World {

        private final Programme programme = shop.programme();
        private final Programme other = shop.programme();
        private final List<Member> people = new ArrayList<>();
        private final List<Long> offered = new ArrayList<>();
        private final String scope = UUID.randomUUID().toString();
        private final Map<String, Integer> seen = new HashMap<>();

        World() {
            for (long points : POINTS) {
                people.add(shop.member(programme, points, null));
            }
            offer(programme, Reward.Kind.PRODUCT, 10, null, null);
            offer(programme, Reward.Kind.VOUCHER, 10, 3L, null);
            offer(programme, Reward.Kind.PRODUCT, 5, null, 2);
            offer(programme, Reward.Kind.EXPERIENCE, 20, 4L, 1);
            offer(programme, Reward.Kind.PRODUCT, 1, 0L, null);
            offer(other, Reward.Kind.PRODUCT, 1, null, null);
            rewards.setOnOffer(offer(programme, Reward.Kind.PRODUCT, 1, null, null), false);
            offered.add(Long.MAX_VALUE);
        }

        private long offer(Programme of, Reward.Kind kind, int points, Long stock, Integer most) {
            Long value = kind == Reward.Kind.VOUCHER ? 500L : null;
            Rewards.Draft draft =
                    new Rewards.Draft("Thing " + offered.size(), kind, points, value, null, null, stock, most, null);
            offered.add(rewards.offer(of.id(), draft).id());
            return offered.getLast();
        }

        Takings.Ask ask(int person, int reward, int key) {
            Member member = people.get(person);
            long id = offered.get(reward);
            return new Takings.Ask(member, id, Key.of(scope, "k" + key, member.profileId() + " " + id), 0);
        }

        /** What was answered, without the numbers that differ from world to world. */
        String told(Redeeming answer) {
            return switch (answer) {
                case Redeeming.Taken t ->
                    "taken %d for %d of %s by %d, the %dth, %s"
                            .formatted(
                                    offered.indexOf(t.redemption().rewardId()),
                                    t.redemption().points(),
                                    t.redemption().reward(),
                                    people.stream()
                                            .map(Member::profileId)
                                            .toList()
                                            .indexOf(t.redemption().profileId()),
                                    seen.computeIfAbsent(
                                            t.redemption().id() + " "
                                                    + t.redemption().code() + " "
                                                    + t.redemption().at(),
                                            k -> seen.size()),
                                    t.replayed());
                case Redeeming.Unknown u -> "unknown";
                case Redeeming.Refused r -> r.reason();
                case Redeeming.NotEnough few -> "few: " + few.available();
                case Redeeming.KeyReused k -> "reused";
            };
        }

        String left() {
            return people.stream()
                            .map(p -> shop.balance(programme, p).available())
                            .toList() + " "
                    + rewards.all(programme.id()).stream()
                            .collect(Collectors.toMap(
                                    Reward::name, r -> String.valueOf(r.stock()), (a, b) -> a, java.util.TreeMap::new));
        }
    }

    private record Wanted(int person, int reward, int key) {}

    @Test
    void whatIsAskedTogetherIsAnsweredAsOneByOne() {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            World together = new World();
            World alone = new World();
            List<String> expected = new ArrayList<>();
            List<String> answered = new ArrayList<>();
            long spent = 0;
            for (int round = 0; round < 3; round++) {
                List<Wanted> wanted = IntStream.range(0, 1 + random.nextInt(40))
                        .mapToObj(i -> new Wanted(random.nextInt(6), random.nextInt(8), random.nextInt(60)))
                        .toList();
                wanted.forEach(w -> expected.add(alone.told(
                        transactions.execute(s -> takings.take(alone.ask(w.person(), w.reward(), w.key()))))));
                List<Takings.Ask> asks = wanted.stream()
                        .map(w -> together.ask(w.person(), w.reward(), w.key()))
                        .toList();
                List<Redeeming> answers = transactions.execute(s -> takings.all(asks));
                answers.forEach(a -> answered.add(together.told(a)));
                spent += spent(answers);
            }
            assertThat(shop.total(together.programme)).as("seed " + seed).isEqualTo(ALL_POINTS - spent);
            assertThat(answered).as("seed " + seed).isEqualTo(expected);
            assertThat(together.left()).as("seed " + seed).isEqualTo(alone.left());
            shop.recount(together.programme.unitId());
        }
    }

    private static long spent(List<Redeeming> answers) {
        return answers.stream()
                .mapToLong(a -> a instanceof Redeeming.Taken t && !t.replayed()
                        ? t.redemption().points()
                        : 0)
                .sum();
    }

    /** What each of many gets who ask at the same moment, whoever comes first. */
    @Test
    void manyOfMixedFatesAtTheSameMomentEachGetTheirOwn() throws Exception {
        World world = new World();
        int rich = 5;
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            wanted.add(new Wanted(2, 0, i)); // 25 points for things of 10: two
            wanted.add(new Wanted(4, 1, 100 + i)); // three pieces
            wanted.add(new Wanted(rich, 2, 200 + i)); // two a member
            wanted.add(new Wanted(rich, 0, 300)); // one key
            wanted.add(new Wanted(rich, 6, 400 + i)); // not on offer
            wanted.add(new Wanted(rich, 7, 500 + i)); // no such reward
            wanted.add(new Wanted(1, 3, 600 + i)); // 7 points for one of 20
            wanted.add(new Wanted(3, i % 2 == 0 ? 0 : 2, 700)); // one key for two things
        }
        AtomicInteger turn = new AtomicInteger();
        Map<Wanted, List<Redeeming>> answers = new HashMap<>();
        Shop.together(wanted.size(), () -> {
            Wanted one = wanted.get(turn.getAndIncrement());
            Redeeming answer = takings.take(world.ask(one.person(), one.reward(), one.key()));
            synchronized (answers) {
                answers.computeIfAbsent(one, k -> new ArrayList<>()).add(answer);
            }
            return answer;
        });
        assertThat(counted(world, answers, 0, 99)).isEqualTo(Map.of("taken", 2L, "few: 5", 7L));
        assertThat(counted(world, answers, 100, 199)).isEqualTo(Map.of("taken", 3L, "There is none left.", 6L));
        assertThat(counted(world, answers, 200, 299))
                .isEqualTo(Map.of("taken", 2L, "Each member may take it 2 times, and this one has.", 7L));
        assertThat(counted(world, answers, 300, 300)).isEqualTo(Map.of("taken", 1L, "again", 8L));
        assertThat(answers.get(new Wanted(rich, 0, 300)).stream()
                        .map(a -> ((Redeeming.Taken) a).redemption().id())
                        .distinct())
                .hasSize(1);
        assertThat(counted(world, answers, 400, 499)).isEqualTo(Map.of("This reward is not on offer now.", 9L));
        assertThat(counted(world, answers, 500, 599)).isEqualTo(Map.of("unknown", 9L));
        assertThat(counted(world, answers, 600, 699)).isEqualTo(Map.of("few: 7", 9L));
        Map<String, Long> both = counted(world, answers, 700, 700);
        assertThat(both.get("taken")).isEqualTo(1);
        assertThat(both.get("reused")).isBetween(4L, 5L);
        assertThat(both.get("again")).isEqualTo(8 - both.get("reused"));
        List<Redeeming> all = answers.values().stream().flatMap(List::stream).toList();
        assertThat(shop.total(world.programme)).isEqualTo(ALL_POINTS - spent(all));
        shop.recount(world.programme.unitId());
    }

    private static Map<String, Long> counted(World world, Map<Wanted, List<Redeeming>> answers, int from, int to) {
        return answers.entrySet().stream()
                .filter(e -> e.getKey().key() >= from && e.getKey().key() <= to)
                .flatMap(e -> e.getValue().stream())
                .map(a -> a instanceof Redeeming.Taken t ? t.replayed() ? "again" : "taken" : world.told(a))
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    }

    @Test
    void aRepeatedCallIsNotCountedAgainstTheLimitAlsoAtTheSameMoment() throws Exception {
        World world = new World();
        Takings.Ask ask = world.ask(4, 3, 1);
        List<Redeeming> answers = Shop.together(20, () -> takings.take(ask));
        assertThat(answers).allMatch(a -> a instanceof Redeeming.Taken);
        assertThat(answers.stream()
                        .map(a -> ((Redeeming.Taken) a).redemption().code())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatBreaksForOneIsNotFeltByTheOthers() throws Exception {
        World world = new World();
        // No answer was thought of for an ask without a key.
        Takings.Ask broken = new Takings.Ask(world.people.get(4), world.offered.getFirst(), null, 0);
        AtomicInteger turn = new AtomicInteger();
        List<String> told = Shop.together(40, () -> {
            int i = turn.getAndIncrement();
            try {
                return takings.take(i % 8 == 7 ? broken : world.ask(5, 0, i))
                        .getClass()
                        .getSimpleName();
            } catch (RuntimeException e) {
                return "broke";
            }
        });
        assertThat(told.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .isEqualTo(Map.of("Taken", 35L, "broke", 5L));
    }

    @Test
    void theColleagueWhoAskedIsKeptForEach() {
        World world = new World();
        List<Takings.Ask> asks = IntStream.range(1, 6)
                .mapToObj(i -> world.ask(5, 0, i))
                .map(a -> new Takings.Ask(
                        a.member(), a.rewardId(), a.key(), a.key().hashCode() & 0xffff))
                .toList();
        List<Redeeming> answers = transactions.execute(s -> takings.all(asks));
        for (int i = 0; i < asks.size(); i++) {
            long id = ((Redeeming.Taken) answers.get(i)).redemption().id();
            assertThat(jdbc.sql("""
                                    select d.user_id = p.user_id and d.user_id = :user
                                      from loyalty.redemption d join loyalty.posting p on p.id = d.posting_id
                                     where d.id = :id""")
                            .param("id", id)
                            .param("user", asks.get(i).userId())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }
}
