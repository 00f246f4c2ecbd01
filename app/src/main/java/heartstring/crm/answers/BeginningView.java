package heartstring.crm.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first letter to a customer.
 *
 * @param chatId the conversation of a chat in which they sit just now, 0 for none
 * @param key the same for each try to send it
 */
public record BeginningView(
        long customerId,
        String name,
        List<String> addresses,
        long chatId,
        String key,
        String address,
        String subject,
        String text,
        @Nullable String fault) {}
