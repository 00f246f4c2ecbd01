package heartstring.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets and their digests; a secret that only has to be recognised is stored as its digest. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Tokens() {}

    /** A secret of 256 random bits, in 43 letters that are safe in an address. */
    public static String next() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** A secret to copy by hand: groups of four letters without those that look alike; five bits a letter. */
    public static String readable(int groups) {
        StringBuilder code = new StringBuilder();
        for (int group = 0; group < groups; group++) {
            if (group > 0) {
                code.append('-');
            }
            for (int letter = 0; letter < 4; letter++) {
                code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
            }
        }
        return code.toString();
    }

    /** So many random bytes. */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 of the text's UTF-8 bytes. */
    public static byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256. */
    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
