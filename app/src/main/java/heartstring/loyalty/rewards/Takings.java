package heartstring.loyalty.rewards;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.TakingRound.Wish;
import heartstring.platform.gathering.GroupCommit;
import heartstring.platform.postgres.Phases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes rewards that several callers ask for at the same moment, in one transaction and with the same few statements for one as for
 * many; each is answered on what the ones before it left, as if they had come one after the other.
 */
@Component
class Takings implements SmartLifecycle {

    private static final String STOCK = "reward-stock";
    /** So long a repeated call is told the whole code: a till that missed the answer asks again at once. */
    private static final Duration FIRST_SHOWING = Duration.ofMinutes(15);

    private static final int WRITERS = 2;
    private static final int GATHERED = 64;
    private static final int WAITING = 512;

    private final RewardsSql sql;
    private final Ledger ledger;
    private final Purses purses;
    private final Programmes programmes;
    private final Units units;
    private final Codes codes;
    private final InstantSource time;
    private final GroupCommit<Ask, Redeeming> together;

    Takings(
            RewardsSql sql,
            Ledger ledger,
            Purses purses,
            Programmes programmes,
            Units units,
            Codes codes,
            InstantSource time,
            TransactionTemplate transactions) {
        this.sql = sql;
        this.ledger = ledger;
        this.purses = purses;
        this.programmes = programmes;
        this.units = units;
        this.codes = codes;
        this.time = time;
        this.together = new GroupCommit<>(
                "redeem", WRITERS, GATHERED, WAITING, asks -> transactions.execute(status -> all(asks)));
    }

    /** What one caller asks, the number of the colleague who does, 0 for none, and when it was, null for now. */
    record Ask(
            Member member,
            long rewardId,
            Key key,
            long userId,
            @Nullable Instant at) {

        /** Now. */
        Ask(Member member, long rewardId, Key key, long userId) {
            this(member, rewardId, key, userId, null);
        }

        Instant at(Instant now) {
            return at == null || at.isAfter(now) ? now : at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** In the caller's transaction, or without one together with what others ask; then it is durable when this returns. */
    Redeeming take(Ask ask) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? all(List.of(ask)).getFirst()
                : together.ask(ask);
    }

    /** One answer for each, in their order, in the caller's transaction. */
    List<Redeeming> all(List<Ask> asks) {
        // As the database keeps it, so that a repeated call is told the same moment.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Long, Reward> rewards = sql.byIds(set(asks, Ask::rewardId));
        List<@Nullable Wish> wishes = wishes(asks, rewards, now);
        List<Wish> real = wishes.stream().filter(Objects::nonNull).toList();
        if (real.isEmpty()) {
            return asks.stream().map(Takings::unknown).toList();
        }
        // Read once those who are counted are locked: another call with the same key may just have ended.
        Map<RewardsSql.Taker, Long> taken = taken(real);
        Map<UUID, Redemption> before = sql.byKeys(set(real, Wish::once));
        TakingRound round = new TakingRound(
                now,
                ledger.sitting(real.stream().flatMap(w -> w.commands().stream()).toList()),
                codes,
                before,
                taken,
                this::shown);
        List<Supplier<Redeeming>> answers = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            Ask ask = asks.get(i);
            Wish wish = wishes.get(i);
            answers.add(wish == null ? () -> unknown(ask) : round.answer(wish));
        }
        round.write(sql);
        return answers.stream().map(Supplier::get).toList();
    }

    private static Redeeming unknown(Ask ask) {
        return new Redeeming.Unknown("reward " + ask.rewardId());
    }

    /** What is asked with the commands for it, their purses locked; null for what does not exist. */
    private List<@Nullable Wish> wishes(List<Ask> asks, Map<Long, Reward> rewards, Instant now) {
        Map<Integer, Set<Long>> presenters = new TreeMap<>();
        boolean stocked = false;
        for (Ask ask : asks) {
            Reward reward = offered(ask, rewards);
            if (reward != null) {
                presenters
                        .computeIfAbsent(unit(reward), k -> new TreeSet<>())
                        .add(ask.member().profileId());
                stocked |= reward.stock() != null;
            }
        }
        Map<Integer, Map<Long, Purse>> locked = new HashMap<>();
        presenters.forEach((unit, profiles) -> locked.put(unit, purses.locked(unit, profiles)));
        int pieces = stocked ? stockUnit() : 0;
        List<@Nullable Wish> wishes = new ArrayList<>();
        for (Ask ask : asks) {
            Reward reward = offered(ask, rewards);
            wishes.add(
                    reward == null
                            ? null
                            : new Wish(
                                    ask,
                                    reward,
                                    commands(
                                            ask,
                                            reward,
                                            Objects.requireNonNull(locked.getOrDefault(unit(reward), Map.of())
                                                    .get(ask.member().profileId())),
                                            pieces,
                                            now)));
        }
        return wishes;
    }

    private static @Nullable Reward offered(Ask ask, Map<Long, Reward> rewards) {
        Reward reward = rewards.get(ask.rewardId());
        return reward == null || reward.programmeId() != ask.member().programmeId() ? null : reward;
    }

    private int unit(Reward reward) {
        return programmes.byId(reward.programmeId()).unitId();
    }

    private static List<Command> commands(Ask ask, Reward reward, Purse purse, int pieces, Instant now) {
        Cause cause = new Cause(Cause.Kind.REWARD, reward.id(), 0, ask.userId(), ask.at(now));
        Command spend = new Command.Spend(ask.key(), purse, reward.points(), cause);
        if (reward.stock() == null) {
            return List.of(spend);
        }
        Purse stock = Purse.of(new Holder(pieces, Holder.Kind.STOCK, reward.id()));
        return List.of(spend, new Command.Spend(Key.fresh(), stock, 1, cause));
    }

    private Map<RewardsSql.Taker, Long> taken(List<Wish> wishes) {
        Set<RewardsSql.Taker> limited = wishes.stream()
                .filter(w -> w.reward().mostAMember() != null)
                .map(Wish::taker)
                .collect(Collectors.toSet());
        if (limited.isEmpty()) {
            return Map.of();
        }
        sql.lockTakers(set(limited, RewardsSql.Taker::customerId));
        return sql.taken(limited);
    }

    /** With its whole code while it is first shown. */
    private Redemption shown(Redemption redemption) {
        return redemption.at().isBefore(time.instant().minus(FIRST_SHOWING))
                ? redemption
                : sql.sealed(redemption.id())
                        .map(shut -> redemption.showing(codes.open(shut.sealed(), shut.postingId())))
                        .orElse(redemption);
    }

    /** The account that counts the pieces of a reward. */
    Holder stock(long rewardId) {
        return new Holder(stockUnit(), Holder.Kind.STOCK, rewardId);
    }

    private int stockUnit() {
        return units.byKey(STOCK)
                .orElseGet(() -> units.make(STOCK, "Pieces of rewards", Unit.Kind.STOCK, null))
                .id();
    }

    private static <T, K> Set<K> set(Collection<T> all, Function<T, K> of) {
        return all.stream().map(of).collect(Collectors.toSet());
    }

    @Override
    public void start() {
        together.start();
    }

    @Override
    public void stop() {
        together.stop();
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return together.isRunning();
    }
}
