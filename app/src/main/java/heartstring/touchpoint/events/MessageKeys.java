package heartstring.touchpoint.events;

import heartstring.platform.ids.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client's message id as 128 bits: a canonical UUID as it is (so time-ordered ids stay ordered), anything else as the
 * first 122 bits of its SHA-256, marked as UUID version 8.
 */
public final class MessageKeys {

    private MessageKeys() {}

    /** The key of a client's message id; a fresh one where there is none. */
    public static UUID of(@Nullable String messageId) {
        if (messageId == null || messageId.isEmpty()) {
            return Ids.next();
        }
        if (messageId.length() == 36) {
            try {
                UUID uuid = UUID.fromString(messageId);
                if (uuid.toString().equals(messageId)) {
                    return uuid;
                }
            } catch (IllegalArgumentException e) {
                return hashed(messageId);
            }
        }
        return hashed(messageId);
    }

    private static UUID hashed(String messageId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            long high = (bytes.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
            long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
