package heartstring.loyalty.households;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.Shop;
import heartstring.loyalty.happenings.Happened;
import heartstring.loyalty.happenings.Happenings;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.loyalty.terms.Terms;
import heartstring.platform.auth.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Households pool what they earn from joining on, spend together, and nothing is gained or lost by joining, merging or leaving. */
@HouseTest
class HouseholdsTest {

    private final House house;
    private final Shop shop;
    private final Households households;
    private final Happenings happenings;
    private final Rewards rewards;
    private final Merges merges;
    private final ProgrammeTerms terms;
    private final Programme programme;

    HouseholdsTest(
            House house,
            Shop shop,
            Households households,
            Happenings happenings,
            Rewards rewards,
            Merges merges,
            ProgrammeTerms terms,
            Programmes programmes) {
        this.house = house;
        this.shop = shop;
        this.households = households;
        this.happenings = happenings;
        this.rewards = rewards;
        this.merges = merges;
        this.terms = terms;
        this.programme = shop.programme();
        programmes.begin(
                programme.id(),
                new Programmes.RuleDraft(
                        "Visit", EarnRule.Kind.EVENT, 10, null, null, "Visited " + programme.key(), null, null),
                Instant.EPOCH);
    }

    private void visit(Member member) {
        happenings.earn(List.of(new Happened(
                member.profileId(),
                "Visited " + programme.key(),
                UUID.randomUUID().toString(),
                0,
                null,
                Instant.now())));
    }

    private long available(Member member) {
        return shop.balance(programme, member).available();
    }

    private long household(Member head, Member... others) {
        long id = ((Belonging.Done) households.make(head)).householdId();
        for (Member other : others) {
            assertThat(households.join(id, other)).isInstanceOf(Belonging.Done.class);
        }
        return id;
    }

    private Redeeming spend(Member member, int points) {
        long reward = rewards.offer(
                        programme.id(),
                        new Rewards.Draft("Thing", Reward.Kind.PRODUCT, points, null, null, null, null, null, null))
                .id();
        return rewards.redeem(member, reward, "test", UUID.randomUUID().toString());
    }

    @Test
    void joiningMovesNothingAndLaterEarningsAreCommon() {
        Member ana = shop.member(programme, 30, null);
        Member ben = shop.member(programme, 5, null);
        long id = household(ana, ben);
        assertThat(available(ana)).isEqualTo(30);
        assertThat(available(ben)).isEqualTo(5);
        visit(ben);
        visit(ana);
        assertThat(available(ana)).isEqualTo(50);
        assertThat(available(ben)).isEqualTo(25);
        assertThat(households.byId(id).orElseThrow().balance().available()).isEqualTo(20);
        assertThat(spend(ben, 24)).isInstanceOf(Redeeming.Taken.class);
        // The common ones end sooner than Ben's own.
        assertThat(available(ana)).isEqualTo(30);
        assertThat(available(ben)).isEqualTo(1);
        assertThat(shop.total(programme)).isEqualTo(31);
        assertThat(house.as(Role.MANAGER).get("/loyalty/members/" + ana.id()).body())
                .contains("Everybody spends from them", "/loyalty/members/" + ben.id());
    }

    @Test
    void theHeadAloneSpendsWhereTheTermsSaySo() {
        terms.set(programme.id(), new Terms(1_000, false, 1, 1, false, 6, false, 30));
        Member ana = shop.member(programme, 0, null);
        Member ben = shop.member(programme, 0, null);
        household(ana, ben);
        visit(ben);
        assertThat(available(ben)).isZero();
        assertThat(spend(ben, 10)).isInstanceOf(Redeeming.NotEnough.class);
        assertThat(spend(ana, 10)).isInstanceOf(Redeeming.Taken.class);
    }

    @Test
    void thirtyAtOnceSpendTheCommonPointsOnce() throws Exception {
        Member ana = shop.member(programme, 0, null);
        Member ben = shop.member(programme, 0, null);
        household(ana, ben);
        for (int i = 0; i < 5; i++) {
            visit(ana);
        }
        long reward = rewards.offer(
                        programme.id(),
                        new Rewards.Draft("Thing", Reward.Kind.PRODUCT, 10, null, null, null, null, null, null))
                .id();
        long taken = Shop.together(
                        30,
                        () -> rewards.redeem(
                                Math.random() < 0.5 ? ana : ben,
                                reward,
                                "test",
                                UUID.randomUUID().toString()))
                .stream()
                .filter(r -> r instanceof Redeeming.Taken)
                .count();
        assertThat(taken).isEqualTo(5);
        assertThat(shop.total(programme)).isZero();
    }

    @Test
    void aHouseholdHasALimitAlsoWhenManyJoinAtOnce() throws Exception {
        terms.set(programme.id(), new Terms(1_000, false, 1, 1, false, 3, true, 30));
        long id = household(shop.member(programme, 0, null));
        List<Belonging> joined = Shop.together(8, () -> households.join(id, shop.member(programme, 0, null)));
        assertThat(joined.stream().filter(b -> b instanceof Belonging.Done).count())
                .isEqualTo(2);
        assertThat(households.byId(id).orElseThrow().members()).hasSize(3);
    }

    @Test
    void whoLeavesLeavesThePoolAndTheLastOneTakesItAlong() {
        Member ana = shop.member(programme, 0, null);
        Member ben = shop.member(programme, 0, null);
        long id = household(ana, ben);
        visit(ana);
        assertThat(households.leave(ana)).isInstanceOf(Belonging.Done.class);
        assertThat(available(ana)).isZero();
        assertThat(households.byId(id).orElseThrow().members())
                .singleElement()
                .satisfies(one -> assertThat(one.head()).isTrue());
        visit(ana);
        assertThat(available(ana)).isEqualTo(10);
        assertThat(households.join(id, ana)).isInstanceOf(Belonging.Done.class);
        households.leave(ana);
        assertThat(households.leave(ben)).isEqualTo(new Belonging.Done(0));
        assertThat(available(ben)).isEqualTo(10);
        assertThat(households.byId(id)).isEmpty();
        assertThat(shop.total(programme)).isEqualTo(20);
    }

    @Test
    void mergingAndUndoingKeepEveryPoint() {
        Member ana = shop.member(programme, 7, null);
        Member ben = shop.member(programme, 3, null);
        Member kim = shop.member(programme, 1, null);
        household(ana, ben);
        long other = household(kim);
        visit(ben);
        visit(kim);
        Merges.By by = new Merges.By("user", 1);
        Merges.Outcome merged = merges.merge(ben.customerId(), kim.customerId(), false, by);
        assertThat(shop.total(programme)).isEqualTo(31);
        assertThat(available(ben)).isEqualTo(24);
        assertThat(spend(ben, 24)).isInstanceOf(Redeeming.Taken.class);
        assertThat(shop.total(programme)).isEqualTo(7);
        merges.undo(((Merges.Outcome.Done) merged).movementId(), by);
        assertThat(shop.total(programme)).isEqualTo(7);
        assertThat(households.byId(other).orElseThrow().members()).hasSize(1);
        // What was spent of Kim's and of Kim's household's is theirs again, and owed by who spent it.
        assertThat(available(kim)).isEqualTo(11);
        assertThat(households.byId(other).orElseThrow().balance().available()).isEqualTo(10);
    }

    @Test
    void programsMakeJoinAndLeave() {
        Member ana = shop.member(programme, 0, null);
        Member ben = shop.member(programme, 0, null);
        Api api = house.api("loyalty:write", "loyalty:read");
        long id = api.post("/api/loyalty/households", "{\"memberId\":" + ana.id() + "}")
                .json()
                .at("/id")
                .asLong();
        assertThat(api.post("/api/loyalty/households", "{\"memberId\":" + ana.id() + "}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/api/loyalty/households/" + id + "/members", "{\"memberId\":" + ben.id() + "}")
                        .json()
                        .at("/members")
                        .size())
                .isEqualTo(2);
        assertThat(api.post("/api/loyalty/members/" + ben.id() + "/household-leaving", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/loyalty/households/" + id)
                        .json()
                        .at("/members")
                        .size())
                .isEqualTo(1);
    }
}
