package heartstring.loyalty.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a customer's account, like a line of a bank statement.
 *
 * @param kind of the posting, in lower case
 * @param change of what the customer has or waits for; below zero for what went
 * @param shortfall what should have moved and was forgiven
 * @param reason in plain words
 * @param rule that gave it, null for none
 * @param order the order's id at its source that brought it about, null for none
 * @param availableAt until when it waits, null where it does not
 * @param expiresAt when it is lost, null for never or where nothing came
 */
public record Movement(
        long postingId,
        String kind,
        long change,
        long shortfall,
        String reason,
        @Nullable String rule,
        @Nullable String order,
        Instant at,
        Instant recordedAt,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt) {}
