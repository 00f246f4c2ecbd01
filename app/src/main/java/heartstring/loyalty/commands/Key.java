package heartstring.loyalty.commands;

import heartstring.platform.ids.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Makes a command happen once: the same value with the same contents is answered as the first time; with other contents it is
 * an error.
 *
 * @param value unique among all postings
 * @param contents a digest of what was asked for
 */
public record Key(UUID value, UUID contents) {

    /**
     * The key that a caller made.
     *
     * @param scope who made it, so that two callers may use the same text
     * @param text as the caller sent it
     * @param contents what the caller asked for, in any form that is the same for the same wish
     */
    public static Key of(String scope, String text, String contents) {
        return new Key(digest(scope + '\n' + text), digest(contents));
    }

    /** A key that nobody will use again, for what the house does by itself under a lock. */
    public static Key fresh() {
        UUID value = Ids.next();
        return new Key(value, value);
    }

    private static UUID digest(String text) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
