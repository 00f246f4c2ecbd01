package heartstring.demo.deeds;

import heartstring.demo.stream.Dice;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.earning.DueOrders;
import heartstring.loyalty.households.Belonging;
import heartstring.loyalty.households.Households;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Redemption;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.tills.TillAct;
import heartstring.loyalty.tills.TillActs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What members take for their points: mostly small things, a few undone, and one promise that could not be kept. */
@Component
class Spending {

    /** The most members that are looked at, so that a shop of a million takes no longer than one of two thousand. */
    private static final int LOOKED_AT = 160;

    private static final int MOST_TAKEN = 100;
    private static final int EACH_UNDONE = 12;
    private static final int HOUSEHOLDS = 2;
    private static final int IN_EACH = 3;
    private static final int LARGE_CORRECTION = 50_000;
    private static final long SEED = 77;

    private final DeedsSql sql;
    private final DueOrders due;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Rewards rewards;
    private final Households households;
    private final Adjustments adjustments;
    private final TillActs acts;
    private final InstantSource time;

    Spending(
            DeedsSql sql,
            DueOrders due,
            Members members,
            Purses purses,
            Balances balances,
            Rewards rewards,
            Households households,
            Adjustments adjustments,
            TillActs acts,
            InstantSource time) {
        this.sql = sql;
        this.due = due;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.rewards = rewards;
        this.households = households;
        this.adjustments = adjustments;
        this.acts = acts;
        this.time = time;
    }

    /** Those who spend first have their past in the ledger first. */
    void prepare(Programme programme) {
        due.prefer(some(programme).stream().map(Member::customerId).toList());
    }

    private List<Member> some(Programme programme) {
        return sql.members(programme.id(), LOOKED_AT).stream()
                .flatMap(id -> members.byId(id).stream())
                .toList();
    }

    void play(Programme programme) {
        List<Member> all = some(programme);
        Dice dice = Dice.of(SEED, 0, "spending");
        List<Reward> open = rewards.open(programme.id());
        int taken = 0;
        Reward dearest =
                open.stream().max(Comparator.comparingInt(Reward::points)).orElse(null);
        Member poor = null;
        for (Member member : all) {
            long has = balances.of(purses.ofCustomer(programme.unitId(), member.customerId()))
                    .available();
            List<Reward> reach = open.stream().filter(r -> r.points() <= has).toList();
            if (dearest != null && dearest.points() > has) {
                poor = member;
            }
            if (!reach.isEmpty() && taken < MOST_TAKEN && dice.chance(0.6)) {
                take(member, reach.get(dice.below(reach.size())), ++taken % EACH_UNDONE == 0);
            }
        }
        pool(all);
        correct(all);
        if (poor != null && dearest != null) {
            promise(programme, poor, dearest);
        }
    }

    private void take(Member member, Reward reward, boolean undone) {
        Redeeming redeeming = rewards.redeem(member, reward.id(), "demo", "demo " + member.id());
        if (undone && redeeming instanceof Redeeming.Taken taken) {
            Redemption redemption = taken.redemption();
            rewards.undo(redemption.id(), time.instant().plus(Duration.ofDays(30)));
        }
    }

    /** Neighbours who pool what they earn from now on. */
    private void pool(List<Member> all) {
        List<Member> neighbours =
                all.stream().limit((long) HOUSEHOLDS * IN_EACH).toList();
        boolean pooled = neighbours.stream()
                .anyMatch(m -> households.of(m.programmeId(), m.customerId()).isPresent());
        if (pooled || neighbours.size() < HOUSEHOLDS * IN_EACH) {
            return;
        }
        for (int i = 0; i < HOUSEHOLDS; i++) {
            if (households.make(neighbours.get(i * IN_EACH)) instanceof Belonging.Done done) {
                for (int k = 1; k < IN_EACH; k++) {
                    households.join(done.householdId(), neighbours.get(i * IN_EACH + k));
                }
            }
        }
    }

    /** One correction stands, one is so large that somebody else has to agree. */
    private void correct(List<Member> all) {
        if (!all.isEmpty()) {
            adjustments.ask(all.getFirst(), 20, "The scanner missed the card", "demo small");
            adjustments.ask(
                    all.getLast(), LARGE_CORRECTION, "Goodwill after the freezer failed on delivery", "demo large");
        }
    }

    /** Given away while the network was gone, for points that were not there. */
    private void promise(Programme programme, Member member, Reward reward) {
        TillActs.Asked asked = new TillActs.Asked(
                TillAct.Kind.REDEMPTION,
                member,
                reward.id(),
                member.id() + " " + reward.id(),
                false,
                true,
                time.instant().minus(Duration.ofHours(2)));
        long has = balances.of(purses.ofCustomer(programme.unitId(), member.customerId()))
                .available();
        Optional.of(acts.begin("demo-promise", asked))
                .filter(TillActs.Begun.Standing.class::isInstance)
                .map(TillActs.Begun.Standing.class::cast)
                .ifPresent(begun ->
                        acts.note(begun.act().id(), "There are too few points: " + has + ".", reward.points() - has));
    }
}
