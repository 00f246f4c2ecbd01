package heartstring.loyalty.wallet;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A detached signature of the cryptographic message syntax (RFC 5652, once PKCS #7), by an RSA key with SHA-256. */
final class Cms {

    private static final String DATA = "1.2.840.113549.1.7.1";
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
    private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final int CONTEXT_0 = 0xa0;
    private static final int SET = 0x31;

    private Cms() {}

    /** The signature of the content, with the signer's certificate and the one that issued it. */
    static byte[] signature(
            byte[] content, PrivateKey key, X509Certificate signer, X509Certificate issuer, Instant at) {
        try {
            byte[] sha256 = Der.sequence(Der.oid(SHA_256), Der.NULL);
            byte[] attributes = Der.set(
                    attribute(CONTENT_TYPE, Der.oid(DATA)),
                    attribute(SIGNING_TIME, Der.utcTime(at)),
                    attribute(
                            MESSAGE_DIGEST,
                            Der.octets(MessageDigest.getInstance("SHA-256").digest(content))));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(attributes);
            // What is signed is tagged as a set; within the message it is tagged as the signer's attributes.
            byte[] within = attributes.clone();
            within[0] = (byte) CONTEXT_0;
            byte[] info = Der.sequence(
                    Der.integer(BigInteger.ONE),
                    Der.sequence(signer.getIssuerX500Principal().getEncoded(), Der.integer(signer.getSerialNumber())),
                    sha256,
                    within,
                    Der.sequence(Der.oid(RSA), Der.NULL),
                    Der.octets(signature.sign()));
            byte[] signed = Der.sequence(
                    Der.integer(BigInteger.ONE),
                    Der.set(sha256),
                    Der.sequence(Der.oid(DATA)),
                    Der.tagged(CONTEXT_0, signer.getEncoded(), issuer.getEncoded()),
                    Der.tagged(SET, info));
            return Der.sequence(Der.oid(SIGNED_DATA), Der.tagged(CONTEXT_0, signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A pass could not be signed", e);
        }
    }

    private static byte[] attribute(String type, byte[] value) {
        return Der.sequence(Der.oid(type), Der.set(value));
    }
}
