package heartstring.demo.deeds;

import heartstring.demo.stream.Dice;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.earning.DueOrders;
import heartstring.loyalty.history.History;
import heartstring.loyalty.history.Movement;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What members took for their points all through the past: mostly small things, a few undone, and one promise that was not kept. */
@Component
class Spending {

    /** The most members that are looked at, so that a shop of a million takes no longer than one of two thousand. */
    private static final int LOOKED_AT = 160;

    private static final int MOST_TAKEN = 160;
    private static final int MOST_EACH = 3;
    private static final int MOST_PAGES = 5;
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
    private final History history;
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
            History history,
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
        this.history = history;
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
            if (dearest != null && dearest.points() > has) {
                poor = member;
            }
            if (taken < MOST_TAKEN && dice.chance(0.7)) {
                taken = takes(programme, member, open, dice, taken);
            }
        }
        pool(all);
        correct(all);
        if (poor != null && dearest != null) {
            promise(programme, poor, dearest);
        }
    }

    /** A member takes some rewards, each right after a purchase of the past when the points were there and never lacked later. */
    private int takes(Programme programme, Member member, List<Reward> open, Dice dice, int takenBefore) {
        PastRules past = past(programme, member);
        int taken = takenBefore;
        int wanted = 1 + dice.below(MOST_EACH);
        for (int i = 0; i < wanted; i++) {
            Instant now = time.instant();
            List<Reward> reach = open.stream()
                    .filter(r -> !past.moments(r.points(), now).isEmpty())
                    .toList();
            if (reach.isEmpty()) {
                return taken;
            }
            Reward reward = reach.get(dice.below(reach.size()));
            List<Instant> moments = past.moments(reward.points(), now);
            boolean undone = ++taken % EACH_UNDONE == 0;
            Instant at = undone ? now.minus(Duration.ofHours(1)) : moments.get(dice.below(moments.size()));
            past.add(at, -reward.points());
            take(member, reward, "demo " + member.id() + " " + i, at, undone);
        }
        return taken;
    }

    private PastRules past(Programme programme, Member member) {
        PastRules past = new PastRules();
        long before = Long.MAX_VALUE;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Movement> movements = history.of(member.customerId(), programme.unitId(), before, History.MOST);
            movements.forEach(m -> past.add(m.availableAt() == null ? m.at() : m.availableAt(), m.change()));
            if (movements.size() < History.MOST) {
                return past;
            }
            before = movements.getLast().postingId();
        }
        // Too much of it: nothing is certain about what was there when.
        return new PastRules();
    }

    private void take(Member member, Reward reward, String key, Instant at, boolean undone) {
        Redeeming redeeming = rewards.redeemedAt(member, reward.id(), "demo", key, at);
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
