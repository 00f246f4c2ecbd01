package heartstring.loyalty.rewards;

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
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The catalogue of rewards, and taking and undoing them. */
@Component
public class Rewards {

    private static final String STOCK = "reward-stock";
    /** So long a repeated call is told the whole code: a till that missed the answer asks again at once. */
    private static final Duration FIRST_SHOWING = Duration.ofMinutes(15);

    private final RewardsSql sql;
    private final Ledger ledger;
    private final Purses purses;
    private final Programmes programmes;
    private final Units units;
    private final Codes codes;
    private final Audit audit;
    private final InstantSource time;

    Rewards(
            RewardsSql sql,
            Ledger ledger,
            Purses purses,
            Programmes programmes,
            Units units,
            Codes codes,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.purses = purses;
        this.programmes = programmes;
        this.units = units;
        this.codes = codes;
        this.audit = audit;
        this.time = time;
    }

    /** What a reward is made of before it has a number; {@code stock} null where it is not counted. */
    public record Draft(
            String name,
            Reward.Kind kind,
            int points,
            @Nullable Long valueMinor,
            @Nullable Long costMinor,
            @Nullable String product,
            @Nullable Long stock,
            @Nullable Integer mostAMember,
            @Nullable Instant until) {}

    /** Puts a reward into the catalogue, on offer from now on. */
    @Transactional
    public Reward offer(int programmeId, Draft draft) {
        Actor actor = Actor.current();
        long user = actor.userId();
        Instant now = time.instant();
        long id = sql.make(programmeId, draft, now, user);
        if (draft.stock() != null && draft.stock() > 0) {
            ledger.post(new Command.Earn(
                    Key.fresh(),
                    stock(id),
                    draft.stock(),
                    null,
                    null,
                    new Cause(Cause.Kind.FUNDING, id, 0, user, now)));
        }
        audit.record("offered", "reward", id);
        return sql.byId(id).orElseThrow();
    }

    /** Takes a reward off the offer, or puts it back; what was taken stays taken. */
    @Transactional
    public boolean setOnOffer(long rewardId, boolean onOffer) {
        boolean changed = sql.setOnOffer(rewardId, onOffer);
        if (changed) {
            audit.record(onOffer ? "offered again" : "withdrew", "reward", rewardId);
        }
        return changed;
    }

    /** The whole catalogue of a programme, cheapest first, at most 500. */
    public List<Reward> all(int programmeId) {
        return sql.all(programmeId);
    }

    /** What can be taken now, stock left, cheapest first. */
    public List<Reward> open(int programmeId) {
        Instant now = time.instant();
        return all(programmeId).stream()
                .filter(r -> r.isOpen(now) && (r.stock() == null || r.stock() > 0))
                .toList();
    }

    /**
     * Takes a reward for the points of all of the member's pieces.
     *
     * @param scope who made the key
     * @param key makes it happen once
     */
    @Transactional
    public Redeeming redeem(Member member, long rewardId, String scope, String key) {
        Optional<Reward> found = sql.byId(rewardId);
        if (found.isEmpty() || found.get().programmeId() != member.programmeId()) {
            return new Redeeming.Unknown("reward " + rewardId);
        }
        Reward reward = found.get();
        Key made = Key.of("redeem " + scope, key, member.profileId() + " " + rewardId);
        Optional<Redemption> before = sql.byKey(made.value());
        if (before.isPresent()
                && before.get().rewardId() == rewardId
                && before.get().profileId() == member.profileId()) {
            return new Redeeming.Taken(shown(before.get()), true);
        }
        Instant now = time.instant();
        Programme programme = programmes.byId(member.programmeId());
        Purse purse = purses.locked(programme.unitId(), member.profileId());
        Redeeming.Refused refused = refusal(reward, member, now);
        return refused != null ? refused : take(reward, member, purse, made, now);
    }

    private Redeeming.@Nullable Refused refusal(Reward reward, Member member, Instant now) {
        if (member.status() != Member.Status.ACTIVE) {
            return new Redeeming.Refused(
                    "This membership is " + member.status().name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        if (!reward.isOpen(now)) {
            return new Redeeming.Refused("This reward is not on offer now.");
        }
        if (reward.mostAMember() != null) {
            sql.lockTaker(member.customerId());
            if (sql.taken(reward.id(), member.customerId()) >= reward.mostAMember()) {
                return new Redeeming.Refused(
                        "Each member may take it " + reward.mostAMember() + " times, and this one has.");
            }
        }
        return null;
    }

    private Redeeming take(Reward reward, Member member, Purse purse, Key key, Instant now) {
        Actor actor = Actor.current();
        long user = actor.userId();
        Cause cause = new Cause(Cause.Kind.REWARD, reward.id(), 0, user, now);
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.Spend(key, purse, reward.points(), cause));
        if (reward.stock() != null) {
            commands.add(new Command.Spend(Key.fresh(), Purse.of(stock(reward.id())), 1, cause));
        }
        List<Outcome> outcomes = ledger.post(commands);
        if (outcomes.getFirst() instanceof Outcome.Done paid && paid.replayed()) {
            // Another call with this key came a moment earlier: its stock was taken, not this one's.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Redeeming.Taken(shown(sql.byKey(key.value()).orElseThrow()), true);
        }
        if (outcomes.stream().allMatch(o -> o instanceof Outcome.Done)) {
            Outcome.Done paid = (Outcome.Done) outcomes.getFirst();
            long stockPosting = outcomes.size() > 1 ? ((Outcome.Done) outcomes.get(1)).postingId() : 0;
            String code = reward.kind().hasCode() ? Codes.next() : null;
            Codes.Sealed sealed = code == null ? null : codes.seal(code, paid.postingId());
            Redemption kept = sql.keep(reward, member, paid.postingId(), stockPosting, sealed, now, user);
            return new Redeeming.Taken(code == null ? kept : kept.showing(code), false);
        }
        // Points and stock move together or not at all.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return switch (outcomes.getFirst()) {
            case Outcome.NotEnough few -> new Redeeming.NotEnough(few.available());
            case Outcome.KeyReused k -> new Redeeming.KeyReused();
            case Outcome.Done d -> new Redeeming.Refused("There is none left.");
            case Outcome.Unknown u -> new Redeeming.Unknown("posting");
            case Outcome.Settled s -> new Redeeming.Unknown("posting");
        };
    }

    /**
     * Gives a reward as a present, in the caller's transaction: its points are issued to the giver and spent from there, its stock is
     * taken like anybody's.
     *
     * @param giver number of what gives it
     * @return the redemption's number, empty when there is none left
     */
    public Optional<Long> present(Member member, long rewardId, long giver, Key key) {
        Optional<Reward> found = sql.byId(rewardId);
        if (found.isEmpty() || (found.get().stock() != null && found.get().stock() < 1)) {
            return Optional.empty();
        }
        Reward reward = found.get();
        Instant now = time.instant();
        Cause cause = new Cause(Cause.Kind.CHALLENGE, giver, giver, 0, now);
        Holder fund = new Holder(programmes.byId(member.programmeId()).unitId(), Holder.Kind.BUDGET, giver);
        if (reward.stock() != null
                && !(ledger.post(List.of(new Command.Spend(Key.fresh(), Purse.of(stock(rewardId)), 1, cause)))
                                .getFirst()
                        instanceof Outcome.Done)) {
            return Optional.empty();
        }
        List<Outcome> outcomes = ledger.post(List.of(
                new Command.Earn(Key.fresh(), fund, reward.points(), null, null, cause),
                new Command.Spend(key, Purse.of(fund), reward.points(), cause)));
        if (!(outcomes.get(1) instanceof Outcome.Done paid)) {
            throw new IllegalStateException("A present of reward " + rewardId + ": " + outcomes);
        }
        String code = reward.kind().hasCode() ? Codes.next() : null;
        Codes.Sealed sealed = code == null ? null : codes.seal(code, paid.postingId());
        return Optional.of(
                sql.keep(reward, member, paid.postingId(), 0, sealed, now, 0).id());
    }

    /** Takes a present back whose code still has to be shown; false when it was handed over, or is gone already. */
    public boolean withdrawPresent(long redemptionId) {
        Optional<Redemption> present = sql.redemption(redemptionId);
        boolean hasCode = present.flatMap(p -> sql.byId(p.rewardId()))
                .map(r -> r.kind().hasCode())
                .orElse(false);
        return hasCode && undo(redemptionId, null).isPresent();
    }

    private Redemption shown(Redemption redemption) {
        return redemption.at().isBefore(time.instant().minus(FIRST_SHOWING))
                ? redemption
                : sql.sealed(redemption.id())
                        .map(kept -> redemption.showing(codes.open(kept.sealed(), kept.postingId())))
                        .orElse(redemption);
    }

    /** The redemption that has this code, in any spelling; undone ones too. */
    public Optional<Redemption> byCode(String code) {
        return sql.byDigest(Codes.digest(code));
    }

    /** Gives the points and the stock back, once; empty when there is no such redemption or it was undone before. */
    @Transactional
    public Optional<Redemption> undo(long redemptionId, @Nullable Instant graceUntil) {
        Optional<RewardsSql.Undoing> undoing = sql.undo(redemptionId, time.instant());
        if (undoing.isEmpty()) {
            return Optional.empty();
        }
        RewardsSql.Undoing it = undoing.get();
        Actor actor = Actor.current();
        Cause cause = new Cause(Cause.Kind.REWARD, it.rewardId(), 0, actor.userId(), time.instant());
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.GiveBack(Key.fresh(), it.postingId(), it.points(), graceUntil, cause));
        if (it.stockPostingId() != 0) {
            commands.add(new Command.GiveBack(Key.fresh(), it.stockPostingId(), 1, null, cause));
        }
        ledger.post(commands);
        audit.record("undid", "redemption", redemptionId);
        return sql.redemption(redemptionId);
    }

    /** The redemption with that number. */
    public Optional<Redemption> redemption(long id) {
        return sql.redemption(id);
    }

    /** What a customer took, newest first, at most 100. */
    public List<Redemption> ofCustomer(long customerId) {
        return sql.ofCustomer(customerId);
    }

    private Holder stock(long rewardId) {
        int unit = units.make(STOCK, "Pieces of rewards", Unit.Kind.STOCK, null).id();
        return new Holder(unit, Holder.Kind.STOCK, rewardId);
    }
}
