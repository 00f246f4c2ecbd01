package heartstring.messaging.connectors;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures as Standard Webhooks has them: HMAC-SHA256 of id, time and body, in both directions. */
public final class SignatureRules {

    static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_SIGNATURES = 5;

    private SignatureRules() {}

    /** What stands in {@code webhook-signature}. */
    public static String signature(String id, long second, byte[] body, String secret) {
        return "v1," + Base64.getEncoder().encodeToString(mac(id, second, body, secret));
    }

    /** What is wrong with a signed call, as a sentence; null when nothing is. */
    static @Nullable String fault(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body,
            String secret,
            Instant now) {
        if (id == null || timestamp == null || signature == null || id.isBlank() || id.length() > 200) {
            return "The call needs the heads webhook-id, webhook-timestamp and webhook-signature.";
        }
        if (!timestamp.matches("\\d{1,12}")) {
            return "webhook-timestamp has to be seconds since 1970.";
        }
        long second = Long.parseLong(timestamp);
        if (Math.abs(now.getEpochSecond() - second) > TOLERANCE.toSeconds()) {
            return "The call was signed more than five minutes ago, or a clock is wrong.";
        }
        byte[] right = mac(id, second, body, secret);
        String[] given = signature.strip().split("\\s+");
        for (int i = 0; i < Math.min(given.length, MOST_SIGNATURES); i++) {
            if (given[i].startsWith("v1,") && MessageDigest.isEqual(right, bytes(given[i].substring(3)))) {
                return null;
            }
        }
        return "The signature is wrong. Is the secret the same on both sides?";
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] mac(String id, long second, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + second + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
