package heartstring.loyalty.wallet;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an administrator pasted, and says what is wrong with it. */
final class WalletKeys {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WalletKeys() {}

    /**
     * What Apple's passes are signed with, as text.
     *
     * @param passType such as {@code pass.example.points}
     * @param key the private key, {@code certificate} that of the pass type, {@code issuer} Apple's that issued it; all PEM
     */
    record Apple(String passType, String team, String key, String certificate, String issuer) {

        PrivateKey privateKey() throws GeneralSecurityException {
            return WalletKeys.privateKey(key);
        }
    }

    /** What links to Google's wallet are signed with. */
    record Google(String issuerId, String loyaltyClass, String account, String key) {}

    /** A sentence, null when nothing is wrong. */
    static @Nullable String fault(Apple apple, Instant now) {
        if (!apple.passType().matches("pass\\.[A-Za-z0-9.-]{1,120}")
                || !apple.team().matches("[A-Z0-9]{10}")) {
            return "The pass type begins with “pass.”, and a team has ten letters and digits.";
        }
        try {
            PrivateKey key = apple.privateKey();
            X509Certificate certificate = certificate(apple.certificate());
            X509Certificate issuer = certificate(apple.issuer());
            certificate.checkValidity(Date.from(now));
            certificate.verify(issuer.getPublicKey());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(new byte[] {1});
            byte[] signed = signature.sign();
            signature.initVerify(certificate);
            signature.update(new byte[] {1});
            return signature.verify(signed) ? null : "The private key is not that of the certificate.";
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return "The private key and both certificates are needed as PEM texts; the first certificate has to be valid now and"
                    + " issued by the second.";
        }
    }

    /** From the file that Google gives for a service account; null when it is none. */
    static @Nullable Google google(String issuerId, String loyaltyClass, String json) {
        try {
            JsonNode file = JSON.readTree(json);
            String account = file.path("client_email").asString("");
            String key = file.path("private_key").asString("");
            boolean good = issuerId.matches("[0-9]{5,30}")
                    && loyaltyClass.matches("[A-Za-z0-9._-]{1,100}")
                    && account.contains("@");
            if (!good) {
                return null;
            }
            privateKey(key);
            return new Google(issuerId, loyaltyClass, account, key);
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The key in a PEM text. Throws IllegalArgumentException when there is none. */
    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
    }

    /** The first certificate in a PEM text. Throws IllegalArgumentException when there is none. */
    static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block(pem, "CERTIFICATE")));
    }

    private static byte[] block(String pem, String label) {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]{1,20000})-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1).getBytes(StandardCharsets.US_ASCII));
    }
}
