package heartstring.messaging.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that is told news.
 *
 * @param kinds codes of news, and {@code event:} with the name of an event
 * @param why it was turned off by itself, as a sentence; empty otherwise
 * @param failingSince since when nothing arrived; null while it does
 * @param oldUntil until when the secret before the last rotation signs too
 */
public record Endpoint(
        int id,
        String url,
        String description,
        List<String> kinds,
        boolean disabled,
        String why,
        Instant madeAt,
        @Nullable Instant failingSince,
        @Nullable Instant goodAt,
        @Nullable Instant oldUntil) {

    public Endpoint {
        kinds = List.copyOf(kinds);
    }
}
