package heartstring.loyalty.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it stands in the book.
 *
 * @param holder whose account it is about, such as {@code member 7}
 * @param cause what brought it about, with its number where it has one
 * @param rule that computed the amount, null for none
 * @param userId of the colleague who did it, 0 for none
 * @param key under which it was asked for
 * @param of the earlier posting that it follows from or reverses, 0 for none
 * @param followers later postings that follow from this one
 * @param until the end of a reservation
 */
public record Entry(
        long id,
        String kind,
        String holder,
        @Nullable Long profileId,
        String unit,
        long amount,
        long shortfall,
        String cause,
        @Nullable String rule,
        long userId,
        UUID key,
        long of,
        List<Follower> followers,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Instant until,
        List<Leg> legs) {

    /** A later posting. */
    public record Follower(long id, String kind) {}

    /** A transfer; lots are 0 where a pocket has none, {@code of} is the earlier transfer that it reverses or 0. */
    public record Leg(
            long id,
            String from,
            String fromPocket,
            long fromLot,
            String to,
            String toPocket,
            long toLot,
            long amount,
            long of) {}
}
