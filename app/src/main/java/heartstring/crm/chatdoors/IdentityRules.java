package heartstring.crm.chatdoors;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a site has signed about its visitor: a JSON Web Token, HS256 and nothing else, with {@code sub} (the user id) or
 * {@code email}, and {@code exp} at most a day ahead.
 */
public final class IdentityRules {

    static final Duration LONGEST = Duration.ofDays(1);

    /** Clocks of two machines. */
    static final Duration SKEW = Duration.ofMinutes(2);

    private static final int MOST_CHARACTERS = 2_000;

    private IdentityRules() {}

    /** What can become of it. */
    public sealed interface Read {
        /** The site says so; each text is empty where it says nothing. */
        record Proven(String userId, String email, String name) implements Read {

            /** By which the same person is known again. */
            public String subject() {
                return userId.isEmpty() ? "email:" + email : "user:" + userId;
            }
        }

        /** Nothing is proven, and why. */
        record Refused(String sentence) implements Read {}
    }

    static Read read(String token, byte[] secret, Instant now) {
        String[] parts = token.strip().split("\\.", -1);
        if (parts.length != 3 || token.length() > MOST_CHARACTERS) {
            return new Read.Refused("An identity is a JSON Web Token: three parts with dots between.");
        }
        try {
            JsonNode head = json(parts[0]);
            if (!head.path("alg").asString("").equals("HS256")) {
                return new Read.Refused("The identity has to be signed with HS256.");
            }
            byte[] signed = mac(secret, parts[0] + "." + parts[1]);
            if (!MessageDigest.isEqual(signed, Base64.getUrlDecoder().decode(parts[2]))) {
                return new Read.Refused("The signature of the identity is wrong.");
            }
            return claims(json(parts[1]), now);
        } catch (IllegalArgumentException | JacksonException e) {
            return new Read.Refused("The identity cannot be read.");
        }
    }

    private static Read claims(JsonNode claims, Instant now) {
        long expires = claims.path("exp").asLong(0);
        if (expires <= 0) {
            return new Read.Refused("The identity needs an end: exp, in seconds since 1970.");
        }
        if (expires < now.minus(SKEW).getEpochSecond()) {
            return new Read.Refused("The identity has run out.");
        }
        if (expires > now.plus(LONGEST).plus(SKEW).getEpochSecond()) {
            return new Read.Refused("The identity holds for longer than a day.");
        }
        String user = text(claims, "sub");
        Identifier mail = IdentifierRules.normalise(Identifier.EMAIL, text(claims, "email"), "");
        if (user.isEmpty() && mail == null) {
            return new Read.Refused("The identity names nobody: it needs sub or email.");
        }
        return new Read.Proven(user, mail == null ? "" : mail.value(), text(claims, "name"));
    }

    private static String text(JsonNode claims, String field) {
        JsonNode node = claims.get(field);
        String text = node == null || node.isNull() || node.isContainer()
                ? ""
                : node.asString().strip();
        return text.length() > 200 ? "" : text;
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    /** A token as a site makes it, for the page that tries the window. */
    static String signed(String claims, byte[] secret) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String body = encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return body + "." + encoder.encodeToString(mac(secret, body));
    }

    private static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
