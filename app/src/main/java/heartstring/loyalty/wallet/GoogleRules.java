package heartstring.loyalty.wallet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The link that saves a card to Google's wallet: a loyalty object in a signed token (RFC 7515, RS256). */
final class GoogleRules {

    static final String SAVE = "https://pay.google.com/gp/v/save/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GoogleRules() {}

    static String link(Card card, WalletKeys.Google google, String house, Instant now) {
        ObjectNode header = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", google.account())
                .put("aud", "google")
                .put("typ", "savetowallet")
                .put("iat", now.getEpochSecond());
        if (!house.isEmpty()) {
            claims.putArray("origins").add(house);
        }
        ObjectNode object =
                claims.putObject("payload").putArray("loyaltyObjects").addObject();
        object.put("id", google.issuerId() + ".member-" + card.memberId())
                .put("classId", google.issuerId() + "." + google.loyaltyClass())
                .put("state", "ACTIVE")
                .put("accountId", card.number())
                .put("accountName", card.name().isBlank() ? card.number() : card.name());
        object.putObject("barcode")
                .put("type", "QR_CODE")
                .put("value", card.number())
                .put("alternateText", card.number());
        object.putObject("loyaltyPoints")
                .put("label", card.unit())
                .putObject("balance")
                .put("string", String.valueOf(card.balance()));
        return SAVE + signed(header, claims, google.key());
    }

    private static String signed(ObjectNode header, ObjectNode claims, String key) {
        String text = base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(WalletKeys.privateKey(key));
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A link could not be signed", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
