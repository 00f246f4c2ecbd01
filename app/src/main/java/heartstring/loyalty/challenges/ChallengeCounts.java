package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Counted.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what orders count towards challenges. */
@Component
public class ChallengeCounts {

    private final Challenges challenges;
    private final Entrants entrants;
    private final PrizesSql sql;

    ChallengeCounts(Challenges challenges, Entrants entrants, PrizesSql sql) {
        this.entrants = entrants;
        this.challenges = challenges;
        this.sql = sql;
    }

    /** What one order counts towards one challenge. */
    record Count(
            long challengeId,
            long orderId,
            long profileId,
            java.time.Instant at,
            long amount,
            @Nullable Challenge asks) {}

    /** Keeps these in the caller's transaction, in place of what was kept of the same orders. */
    public void keep(List<Counted> orders) {
        List<Count> fresh = new ArrayList<>();
        List<Count> lower = new ArrayList<>();
        for (Counted order : orders) {
            for (Challenge challenge : challenges.of(order.programmeId())) {
                if (challenge.kind() == Kind.BIRTHDAY) {
                    continue;
                }
                Count count = new Count(
                        challenge.id(),
                        order.orderId(),
                        order.profileId(),
                        order.at(),
                        amount(challenge, order),
                        challenge.condition() == null ? null : challenge);
                if (order.takesPart() && challenge.heldAt(order.at())) {
                    fresh.add(count);
                } else {
                    lower.add(count);
                }
            }
        }
        if (!fresh.isEmpty() && !lower.isEmpty()) {
            // Two statements follow, each in its own order: all of both are held first, in one.
            sql.holdDue(Stream.concat(fresh.stream(), lower.stream())
                    .map(Count::profileId)
                    .toList());
        }
        if (!fresh.isEmpty()) {
            sql.count(fresh, entrants.outside(fresh));
        }
        if (!lower.isEmpty()) {
            sql.lower(lower);
        }
    }

    static long amount(Challenge challenge, Counted order) {
        List<Line> lines =
                order.lines().stream().filter(l -> counts(challenge, l)).toList();
        return switch (challenge.measure()) {
            case PIECES -> lines.stream().mapToLong(Line::pieces).sum();
            case PURCHASES -> lines.isEmpty() ? 0 : 1;
            case SPEND ->
                order.sameCurrency() ? lines.stream().mapToLong(Line::paidMinor).sum() : 0;
        };
    }

    private static boolean counts(Challenge challenge, Line line) {
        boolean category = challenge.category() == null || challenge.category().equalsIgnoreCase(line.category());
        boolean product = challenge.product() == null
                || challenge.product().equals(line.product())
                || Objects.equals(challenge.product(), line.sku());
        return category && product;
    }
}
