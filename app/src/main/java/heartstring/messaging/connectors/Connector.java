package heartstring.messaging.connectors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program that carries messages of a channel.
 *
 * @param deliverTo where our answers are handed to it
 * @param received how many messages came in by it; {@code delivered} how many went out
 * @param fault what went wrong last, as a sentence; empty while nothing did, or since something went well
 */
public record Connector(
        int id,
        String name,
        String channel,
        String deliverTo,
        int sourceId,
        boolean disabled,
        long received,
        @Nullable Instant receivedAt,
        long delivered,
        @Nullable Instant deliveredAt,
        String fault,
        @Nullable Instant faultAt,
        long waiting,
        long failed) {}
