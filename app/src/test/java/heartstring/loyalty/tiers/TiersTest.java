package heartstring.loyalty.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.EarnRule.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tiers go up and down with what the kept goods gave, are frozen for each order, and follow merges and separations. */
@HouseTest
class TiersTest {

    private static final Merges.By BY = new Merges.By("user", 1);

    private final CornerShop shop;
    private final Ladders ladders;
    private final Tiers tiers;
    private final TierWork work;
    private final Merges merges;
    private final JdbcClient jdbc;

    TiersTest(BeanFactory house, Ladders ladders, Tiers tiers, TierWork work, Merges merges, JdbcClient jdbc) {
        this.shop = new CornerShop(house);
        this.ladders = ladders;
        this.tiers = tiers;
        this.work = work;
        this.merges = merges;
        this.jdbc = jdbc;
        shop.rule("1 per euro", Kind.AMOUNT, 1, null);
    }

    private static Tier tier(String key, long threshold, @Nullable String factor) {
        return new Tier(
                0, 0, key, key, threshold, factor == null ? null : new BigDecimal(factor), List.of("Free " + key));
    }

    private void ladder(Ladder.Measure measure, Tier... steps) {
        ladders.publish(
                shop.programme.id(), new Ladders.Draft(measure, 12, 0, false, List.of(steps)), CornerShop.SINCE);
        work.drain();
    }

    private Member member(String user, String traits) {
        Member member = shop.member(user, traits);
        work.drain();
        return member;
    }

    /** So many days ago, at noon. */
    private static String ago(int days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(days, ChronoUnit.DAYS)
                .plusSeconds(43_200)
                .toString();
    }

    private String stands(String user) {
        return Optional.ofNullable(tiers.now(shop.programme, shop.customer(user)))
                .map(Tier::key)
                .orElse("none");
    }

    /** As it is kept, which a list or count shows. */
    private String kept(String user) {
        return jdbc.sql("""
                        select coalesce(string_agg(distinct coalesce(t.key, 'none'), ','), 'unknown')
                          from customer.v_profile p join loyalty.tier_standing s on s.profile_id = p.id and s.programme_id = :programme
                          left join loyalty.tier t on t.id = s.tier_id where p.customer_id = :customer""")
                .param("programme", shop.programme.id())
                .param("customer", shop.customer(user))
                .query(String.class)
                .single();
    }

    private List<String> history(Member member) {
        return tiers.changes(member.id()).reversed().stream()
                .map(c -> c.from() + " " + c.to() + " " + c.reason())
                .toList();
    }

    @Test
    void anOrderRaisesAtOnceAndItsReturnLowers() {
        ladder(Ladder.Measure.POINTS, tier("basic", 0, null), tier("silver", 100, null), tier("gold", 200, null));
        Member ana = member("ana", "");
        shop.send(shop.order("ana", "o1", ago(40), "a*1@60"));
        assertThat(kept("ana")).isEqualTo("basic");
        shop.send(shop.order("ana", "o2", ago(30), "a*1@50 b*1@90"));
        assertThat(kept("ana")).isEqualTo("gold");
        Standing standing = tiers.standing(shop.programme, ana.customerId()).orElseThrow();
        assertThat(standing.counted()).isEqualTo(200);
        assertThat(standing.next()).isNull();
        shop.send(shop.refund("ana", "o2", ago(20), "b", 1));
        assertThat(kept("ana")).isEqualTo("silver");
        assertThat(history(ana)).containsExactly("null basic joined", "basic gold order", "gold silver order");
        standing = tiers.standing(shop.programme, ana.customerId()).orElseThrow();
        assertThat(Objects.requireNonNull(standing.next()).key()).isEqualTo("gold");
        assertThat(standing.lacking()).isEqualTo(90);
    }

    @Test
    void theReturnOfWhatNoLongerCountsLowersNothing() {
        ladder(Ladder.Measure.POINTS, tier("basic", 0, null), tier("silver", 100, null));
        Member eda = member("eda", "");
        shop.send(shop.order("eda", "o1", ago(400), "a*1@90"), shop.order("eda", "o2", ago(30), "a*1@120"));
        assertThat(kept("eda")).isEqualTo("silver");
        shop.send(shop.refund("eda", "o1", ago(20), "a", 1));
        assertThat(shop.points("eda")).isEqualTo(120);
        assertThat(kept("eda")).isEqualTo("silver");
        assertThat(tiers.standing(shop.programme, eda.customerId())
                        .orElseThrow()
                        .counted())
                .isEqualTo(120);
    }

    @Test
    void anOrderIsJudgedWithTheTierOfItsDayForEver() {
        ladder(Ladder.Measure.SPEND, tier("basic", 0, null), tier("gold", 10_000, "2"));
        member("ben", "");
        shop.send(shop.order("ben", "o1", ago(40), "a*1@100"));
        // What makes somebody gold does not itself count as gold.
        assertThat(shop.points("ben")).isEqualTo(100);
        shop.send(shop.order("ben", "o2", ago(30), "a*2@10"));
        assertThat(shop.points("ben")).isEqualTo(100 + 20 + 20);
        shop.send(shop.refund("ben", "o1", ago(20), null, 0));
        assertThat(kept("ben")).isEqualTo("basic");
        shop.judgeAgain("o2");
        assertThat(shop.points("ben")).isEqualTo(40);
        // A return takes the bonus of its goods along.
        shop.send(shop.refund("ben", "o2", ago(19), "a", 1));
        assertThat(shop.points("ben")).isEqualTo(20);
        shop.send(shop.order("ben", "o3", ago(10), "a*1@10"));
        assertThat(shop.points("ben")).isEqualTo(30);
    }

    @Test
    void ordersThatComeTogetherCountInTheOrderOfTheirDaysAlsoWithTheReturnBeforeTheOrder() {
        ladder(Ladder.Measure.POINTS, tier("gold", 100, "3"));
        member("cem", "");
        shop.send(
                shop.order("cem", "o2", ago(20), "a*1@10"),
                shop.refund("cem", "o3", ago(5), "a", 1),
                shop.order("cem", "o1", ago(30), "a*1@100"),
                shop.order("cem", "o3", ago(10), "a*2@10"));
        // o1 100; o2 10 + 20 of gold; o3 half of it came back: 10 + 20.
        assertThat(shop.points("cem")).isEqualTo(100 + 30 + 30);
        assertThat(kept("cem")).isEqualTo("gold");
    }

    @Test
    void visitsAreDaysAndWhatATierAddsDoesNotCountForPoints() {
        ladder(Ladder.Measure.VISITS, tier("regular", 2, "2"));
        member("dora", "");
        shop.send(shop.order("dora", "o1", ago(30), "a*1@10"), shop.order("dora", "o2", ago(30), "a*1@10"));
        assertThat(kept("dora")).isEqualTo("none");
        shop.send(shop.order("dora", "o3", ago(20), "a*1@10"));
        assertThat(kept("dora")).isEqualTo("regular");
        shop.send(shop.order("dora", "o4", ago(10), "a*1@10"));
        assertThat(shop.points("dora")).isEqualTo(50);
    }

    @Test
    void aMergeKeepsTheHigherTierAndAnUnmergeGivesEachItsOwn() {
        ladder(Ladder.Measure.POINTS, tier("basic", 0, null), tier("silver", 100, null), tier("gold", 180, null));
        long eva = member("eva", "").customerId();
        long flo = member("flo", "").customerId();
        shop.send(shop.order("eva", "o1", ago(30), "a*1@120"), shop.order("flo", "o2", ago(30), "a*1@70"));
        assertThat(stands("eva")).isEqualTo("silver");
        assertThat(stands("flo")).isEqualTo("basic");
        var merged = merges.merge(eva, flo, false, BY);
        work.drain();
        assertThat(stands("eva")).isEqualTo("gold");
        assertThat(kept("flo")).isEqualTo("gold");
        long movement = ((Merges.Outcome.Done) merged).movementId();
        merges.undo(movement, BY);
        work.drain();
        assertThat(kept("eva")).isEqualTo("silver");
        assertThat(kept("flo")).isEqualTo("basic");
    }

    @Test
    void anotherLadderKeepsWhatWasPromised() {
        ladder(Ladder.Measure.POINTS, tier("basic", 0, null), tier("gold", 100, null));
        Member gus = member("gus", "");
        shop.send(shop.order("gus", "o1", ago(30), "a*1@120"));
        assertThat(kept("gus")).isEqualTo("gold");
        ladders.publish(
                shop.programme.id(),
                new Ladders.Draft(
                        Ladder.Measure.POINTS, 12, 0, false, List.of(tier("basic", 0, null), tier("gold", 500, null))),
                Instant.now());
        work.drain();
        assertThat(kept("gus")).isEqualTo("gold");
        Standing standing = tiers.standing(shop.programme, gus.customerId()).orElseThrow();
        assertThat(standing.lackingToKeep()).isEqualTo(380);
        assertThat(Objects.requireNonNull(standing.lostAt()))
                .isBetween(
                        Instant.now().plus(330, ChronoUnit.DAYS), Instant.now().plus(340, ChronoUnit.DAYS));
        assertThat(history(gus)).containsExactly("null basic joined", "basic gold order");
    }

    @Test
    void manyAtOnceGiveTheOrderOneTierAndTheMemberOneChange() throws Exception {
        ladder(Ladder.Measure.POINTS, tier("gold", 100, "2"));
        Member ida = member("ida", "");
        shop.till.send(List.of(
                shop.order("ida", "o1", ago(30), "a*1@100"),
                shop.order("ida", "o2", ago(20), "a*1@10"),
                shop.order("ida", "o3", ago(10), "a*1@10")));
        shop.settle();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "o" + (1 + i % 3);
                running.add(threads.submit(() -> shop.judgeAgain(key)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(shop.points("ida")).isEqualTo(100 + 20 + 20);
        assertThat(history(ida)).containsExactly("null gold order");
    }
}
