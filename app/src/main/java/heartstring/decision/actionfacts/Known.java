package heartstring.decision.actionfacts;

import heartstring.platform.secrets.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a customer the next best action is chosen by.
 *
 * @param first their first piece, 0 when they are gone
 * @param wrong the case that is open for something they said, or that a colleague opened
 * @param promise the promise of ours that is due first, not later than today
 * @param visits days with purchases within a year
 * @param lastAt when they bought something last
 * @param polite says good things and is about to leave
 * @param answer what they answered last, within two months
 * @param asked how often they were asked how we do within 90 days, {@code heard} how often they heard from us otherwise within 14, {@code gifts}
 *     how many gifts they had within 30
 * @param done what was suggested within half a year and taken or dismissed
 * @param refused whether they do not want to be written to, at any address of theirs
 * @param reachable whether a telephone number is known
 * @param due what they need next
 * @param prefers whether anything they prefer is remembered, {@code birthday} whether that day is known
 * @param profiling whether what they did may decide what is done for them
 */
public record Known(
        long first,
        @Nullable Wrong wrong,
        @Nullable Promise promise,
        int visits,
        @Nullable Instant lastAt,
        Value value,
        boolean polite,
        @Nullable Answer answer,
        int asked,
        int heard,
        int gifts,
        List<Done> done,
        boolean refused,
        boolean reachable,
        boolean member,
        @Nullable Due due,
        boolean prefers,
        boolean birthday,
        boolean profiling) {

    public Known {
        done = List.copyOf(done);
    }

    /** @param sorry whether something was done about it already */
    public record Wrong(long caseId, Instant openedAt, boolean sorry) {}

    public record Promise(long id, String words, LocalDate due) {}

    /**
     * What they are worth, as far as that is worked out.
     *
     * @param monthly visits that are expected within thirty days, below 0 for unknown
     * @param drifting whether they stay away longer than they use to
     * @param visitMinor what they spend at a visit; 0 for unknown
     * @param stakeMinor what a year of theirs would bring, times the chance that they are lost
     * @param cadenceDays from visit to visit, 0 for unknown
     */
    public record Value(double monthly, boolean drifting, long visitMinor, long stakeMinor, double cadenceDays) {

        public static final Value UNKNOWN = new Value(-1, false, 0, 0, 0);
    }

    /** @param share what was answered over the best that is possible, 0 to 1 */
    public record Answer(double share, Instant at) {}

    /** @param reason why it was dismissed; empty for what was taken */
    public record Done(String action, String reason, Instant at) {}

    public record Due(String product, LocalDate on, double everyDays, double chance) {}

    /** A digest of what makes a new decision when it changes: news, and no passing of time. */
    public byte[] print() {
        Instant dismissed = done.stream()
                .filter(d -> !d.reason().isEmpty())
                .map(Done::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return Tokens.digest(String.join(
                "\n",
                String.valueOf(first),
                wrong == null ? "" : wrong.caseId() + " " + wrong.sorry(),
                promise == null ? "" : String.valueOf(promise.id()),
                String.valueOf(lastAt),
                answer == null ? "" : answer.at().toString(),
                String.valueOf(gifts),
                String.valueOf(refused),
                String.valueOf(profiling),
                dismissed.toString()));
    }
}
