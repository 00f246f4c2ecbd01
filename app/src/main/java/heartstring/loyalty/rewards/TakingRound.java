package heartstring.loyalty.rewards;

import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Sitting;
import heartstring.loyalty.members.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Those who are answered together, while everything that they concern is locked; answers hold once all is written. */
final class TakingRound {

    private final Instant now;
    private final Sitting sitting;
    private final Codes codes;
    private final Map<UUID, Redemption> before;
    private final Map<RewardsSql.Taker, Long> taken;
    private final UnaryOperator<Redemption> shown;
    private final Map<UUID, Fresh> fresh = new LinkedHashMap<>();
    private final Set<UUID> repeated = new HashSet<>();
    private Map<Long, Long> numbers = Map.of();
    private Map<UUID, Redemption> meanwhile = Map.of();

    /**
     * @param before redemptions that were made with these keys
     * @param taken how often customers have limited rewards
     * @param shown as a repeated call is told them
     */
    TakingRound(
            Instant now,
            Sitting sitting,
            Codes codes,
            Map<UUID, Redemption> before,
            Map<RewardsSql.Taker, Long> taken,
            UnaryOperator<Redemption> shown) {
        this.now = now;
        this.sitting = sitting;
        this.codes = codes;
        this.before = before;
        this.taken = new HashMap<>(taken);
        this.shown = shown;
    }

    /** What somebody asks for, with the reward as it is and the commands for it. */
    record Wish(Takings.Ask ask, Reward reward, List<Command> commands) {

        UUID once() {
            return ask.key().value();
        }

        RewardsSql.Taker taker() {
            return new RewardsSql.Taker(reward.id(), ask.member().customerId());
        }
    }

    private record Fresh(
            Reward reward, RewardsSql.Kept kept, @Nullable String code) {}

    /** Decides; what it comes to is told after {@link #write}. */
    Supplier<Redeeming> answer(Wish wish) {
        Redemption known = before.get(wish.once());
        if (known != null && isSame(wish, known.rewardId(), known.profileId())) {
            return () -> new Redeeming.Taken(shown.apply(known), true);
        }
        Fresh earlier = fresh.get(wish.once());
        if (earlier != null
                && isSame(wish, earlier.kept().rewardId(), earlier.kept().profileId())) {
            return () -> new Redeeming.Taken(redemption(earlier), true);
        }
        Redeeming.Refused refused = refusal(wish);
        return refused != null ? () -> refused : decided(wish);
    }

    private static boolean isSame(Wish wish, long rewardId, long profileId) {
        return wish.reward().id() == rewardId && wish.ask().member().profileId() == profileId;
    }

    private Redeeming.@Nullable Refused refusal(Wish wish) {
        Member member = wish.ask().member();
        Reward reward = wish.reward();
        if (member.status() != Member.Status.ACTIVE) {
            return new Redeeming.Refused(
                    "This membership is " + member.status().name().toLowerCase(Locale.ROOT) + ".");
        }
        if (!reward.isOpen(now)) {
            return new Redeeming.Refused("This reward is not on offer now.");
        }
        if (reward.mostAMember() != null && taken.getOrDefault(wish.taker(), 0L) >= reward.mostAMember()) {
            return new Redeeming.Refused(
                    "Each member may take it " + reward.mostAMember() + " times, and this one has.");
        }
        return null;
    }

    private Supplier<Redeeming> decided(Wish wish) {
        // Points and stock move together or not at all.
        List<Outcome> outcomes = sitting.together(wish.commands());
        return switch (outcomes.getLast()) {
            case Outcome.Done d
            when d.replayed() -> {
                // Another call with this key came a moment earlier, on another server or in another round.
                repeated.add(wish.once());
                yield () -> new Redeeming.Taken(shown.apply(Objects.requireNonNull(meanwhile.get(wish.once()))), true);
            }
            case Outcome.Done d -> {
                Fresh made = fresh(wish, outcomes);
                fresh.put(wish.once(), made);
                taken.merge(wish.taker(), 1L, Long::sum);
                yield () -> new Redeeming.Taken(redemption(made), false);
            }
            case Outcome.NotEnough few when outcomes.size() > 1 -> () -> new Redeeming.Refused("There is none left.");
            case Outcome.NotEnough few -> () -> new Redeeming.NotEnough(few.available());
            case Outcome.KeyReused k -> Redeeming.KeyReused::new;
            case Outcome.Unknown u -> () -> new Redeeming.Unknown("posting");
            case Outcome.Settled s -> () -> new Redeeming.Unknown("posting");
        };
    }

    private Fresh fresh(Wish wish, List<Outcome> outcomes) {
        long paid = posting(outcomes.getFirst());
        long stock = outcomes.size() > 1 ? posting(outcomes.getLast()) : 0;
        String code = wish.reward().kind().hasCode() ? Codes.next() : null;
        return new Fresh(
                wish.reward(),
                new RewardsSql.Kept(
                        wish.reward().id(),
                        wish.ask().member().profileId(),
                        paid,
                        stock,
                        wish.reward().points(),
                        code == null ? null : codes.seal(code, paid),
                        wish.ask().at(now),
                        wish.ask().userId()),
                code);
    }

    private static long posting(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? done.postingId() : 0;
    }

    private Redemption redemption(Fresh made) {
        RewardsSql.Kept kept = made.kept();
        return new Redemption(
                Objects.requireNonNull(numbers.get(kept.posting())),
                kept.rewardId(),
                made.reward().name(),
                kept.profileId(),
                kept.points(),
                made.code(),
                kept.at(),
                null);
    }

    /** Writes what was decided. */
    void write(RewardsSql sql) {
        sitting.write();
        if (!fresh.isEmpty()) {
            numbers = sql.keep(fresh.values().stream().map(Fresh::kept).toList());
        }
        if (!repeated.isEmpty()) {
            meanwhile = sql.byKeys(repeated);
        }
    }
}
