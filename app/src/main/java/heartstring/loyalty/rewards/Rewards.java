package heartstring.loyalty.rewards;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of rewards, and taking and undoing them. */
@Component
public class Rewards {

    private final RewardsSql sql;
    private final Ledger ledger;
    private final Takings takings;
    private final Programmes programmes;
    private final Codes codes;
    private final Audit audit;
    private final InstantSource time;

    Rewards(
            RewardsSql sql,
            Ledger ledger,
            Takings takings,
            Programmes programmes,
            Codes codes,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.takings = takings;
        this.programmes = programmes;
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
                    takings.stock(id),
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

    public Optional<Reward> byId(long rewardId) {
        return sql.byId(rewardId);
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
     * Takes a reward for the points of all of the member's pieces: in the caller's transaction, or without one together with what
     * others ask at the moment.
     *
     * @param scope who made the key
     * @param key makes it happen once
     */
    public Redeeming redeem(Member member, long rewardId, String scope, String key) {
        return takings.take(new Takings.Ask(
                member,
                rewardId,
                Key.of("redeem " + scope, key, member.profileId() + " " + rewardId),
                Actor.current().userId()));
    }

    /**
     * The same for something that was taken at a moment in the past, such as a history that is taken over: the book tells that moment,
     * and what is there now pays.
     */
    public Redeeming redeemedAt(Member member, long rewardId, String scope, String key, Instant at) {
        return takings.take(new Takings.Ask(
                member,
                rewardId,
                Key.of("redeem " + scope, key, member.profileId() + " " + rewardId),
                Actor.current().userId(),
                at));
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
        return presented(member, reward, giver, key, new Cause(Cause.Kind.CHALLENGE, giver, giver, 0, time.instant()));
    }

    private Optional<Long> presented(Member member, Reward reward, long giver, Key key, Cause cause) {
        Holder fund = fund(member.programmeId(), giver);
        long stock = 0;
        if (reward.stock() != null) {
            if (!(ledger.post(List.of(new Command.Spend(Key.fresh(), Purse.of(takings.stock(reward.id())), 1, cause)))
                            .getFirst()
                    instanceof Outcome.Done taken)) {
                return Optional.empty();
            }
            stock = taken.postingId();
        }
        List<Outcome> outcomes = ledger.post(List.of(
                new Command.Earn(Key.fresh(), fund, reward.points(), null, null, cause),
                new Command.Spend(key, Purse.of(fund), reward.points(), cause)));
        if (!(outcomes.get(1) instanceof Outcome.Done paid)) {
            throw new IllegalStateException("A present of reward " + reward.id() + ": " + outcomes);
        }
        Codes.Sealed code = reward.kind().hasCode() ? codes.seal(Codes.next(), paid.postingId()) : null;
        RewardsSql.Kept kept = new RewardsSql.Kept(
                reward.id(),
                member.profileId(),
                paid.postingId(),
                stock,
                reward.points(),
                code,
                cause.at(),
                cause.userId());
        return Optional.ofNullable(sql.keep(List.of(kept)).get(paid.postingId()));
    }

    private Holder fund(int programmeId, long giver) {
        return new Holder(programmes.byId(programmeId).unitId(), Holder.Kind.BUDGET, giver);
    }

    /**
     * Gives goods for nothing, in the caller's transaction, to be handed over; the caller sees to it that it happens once. Whose money
     * pays for it is the caller's.
     *
     * @return the redemption's number, empty when there is none left or it is not on offer
     */
    public Optional<Long> give(Member member, long rewardId) {
        Instant now = time.instant();
        return sql.byId(rewardId)
                .filter(r ->
                        r.programmeId() == member.programmeId() && r.kind() == Reward.Kind.PRODUCT && r.isOpen(now))
                .filter(r -> r.stock() == null || r.stock() > 0)
                .flatMap(r -> presented(
                        member,
                        r,
                        0,
                        Key.fresh(),
                        new Cause(Cause.Kind.REWARD, r.id(), 0, Actor.current().userId(), now)));
    }

    /** Takes goods back that were given for nothing and not handed over; false when that was done before. */
    public boolean takeBack(long redemptionId) {
        Optional<Redemption> undone = undo(redemptionId, null);
        undone.ifPresent(r -> ledger.post(new Command.Debit(
                Key.fresh(),
                Purse.of(fund(sql.byId(r.rewardId()).orElseThrow().programmeId(), 0)),
                r.points(),
                new Cause(Cause.Kind.REWARD, r.rewardId(), 0, Actor.current().userId(), time.instant()))));
        return undone.isPresent();
    }

    /** Takes a present back whose code still has to be shown; false when it was handed over, or is gone already. */
    public boolean withdrawPresent(long redemptionId) {
        Optional<Redemption> present = sql.redemption(redemptionId);
        boolean hasCode = present.flatMap(p -> sql.byId(p.rewardId()))
                .map(r -> r.kind().hasCode())
                .orElse(false);
        return hasCode && undo(redemptionId, null).isPresent();
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
}
