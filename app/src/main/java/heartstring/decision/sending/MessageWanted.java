package heartstring.decision.sending;

import heartstring.customer.consent.Purpose;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody shall get.
 *
 * @param key of whoever wants it, 1 to 150 characters, such as {@code workflow 7 run 12 step 3}: the same key is the same message, for ever
 * @param customerId whom it is for
 * @param templateId what it says, see {@code messaging.templates}; its channel is that of the template
 * @param purpose {@code SERVICE} goes before everything and whatever the hour; {@code NEWS} keeps to consent, caps and quiet hours
 * @param cause what wanted it, as a key: {@code campaign:7}, {@code workflow:3}, {@code program}, {@code action:9}
 * @param values what templates may say beyond what is known of the person, by name, such as {@code product}; at most 20 of 500 characters
 * @param until after which it is of no use; null for never
 */
public record MessageWanted(
        String key,
        long customerId,
        int templateId,
        Purpose purpose,
        String cause,
        Map<String, String> values,
        @Nullable Instant until) {

    public MessageWanted {
        if (key.isBlank() || key.length() > 150 || cause.isBlank() || cause.length() > 100) {
            throw new IllegalArgumentException("A key has 1 to 150 characters, a cause 1 to 100: " + key);
        }
        values = Map.copyOf(values);
    }

    /** With nothing beyond what is known of the person. */
    public MessageWanted(String key, long customerId, int templateId, Purpose purpose, String cause) {
        this(key, customerId, templateId, purpose, cause, Map.of(), null);
    }
}
