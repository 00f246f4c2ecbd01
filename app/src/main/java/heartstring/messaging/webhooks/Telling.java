package heartstring.messaging.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of news for one endpoint, and what came of the last try.
 *
 * @param webhookId the same at each try, by which the other side knows it again
 * @param event the name of the touchpoint, empty for other news
 * @param state waiting, delivered, failed or dropped
 * @param status of the last answer, null where there was none
 * @param answer how that answer began
 * @param reason why it did not arrive, as a sentence; empty when it did
 * @param at when it happened
 * @param nextAt when it is tried next, null when it is not
 */
public record Telling(
        long id,
        int endpoint,
        String webhookId,
        String kind,
        String event,
        String state,
        int tries,
        @Nullable Integer status,
        int tookMillis,
        String answer,
        String reason,
        Instant at,
        @Nullable Instant triedAt,
        @Nullable Instant nextAt) {}
