package heartstring.loyalty.wallet;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the tests' own, with one certificate for signing passes. */
final class Authority {

    final KeyPair root = pair();
    final X509Certificate rootCertificate =
            certificate("CN=Test WWDR", root, "CN=Test WWDR", root, true, Instant.now());
    final KeyPair signer = pair();
    final X509Certificate signerCertificate;

    Authority(Instant from) {
        signerCertificate = certificate("CN=Pass Type ID: pass.test.points", signer, "CN=Test WWDR", root, false, from);
    }

    WalletKeys.Apple apple() {
        return new WalletKeys.Apple(
                "pass.test.points",
                "A1B2C3D4E5",
                pem("PRIVATE KEY", signer.getPrivate().getEncoded()),
                pem(signerCertificate),
                pem(rootCertificate));
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String subject, KeyPair keys, String issuer, KeyPair by, boolean authority, Instant from) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer),
                    new BigInteger(64, new java.util.Random()).setBit(63),
                    Date.from(from.minus(Duration.ofDays(1))),
                    Date.from(from.plus(Duration.ofDays(30))),
                    new X500Principal(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate())));
        } catch (org.bouncycastle.operator.OperatorCreationException
                | org.bouncycastle.cert.CertIOException
                | java.security.cert.CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
