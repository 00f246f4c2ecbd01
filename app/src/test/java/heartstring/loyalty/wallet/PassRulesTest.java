package heartstring.loyalty.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.util.Selector;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PassRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Authority AUTHORITY = new Authority(NOW);
    private static final Card CARD =
            new Card("Märkt & Söhne", "Stammgäste", "Punkte", 1_234, "Zoë “Z” O'Neil", "2912345678903", 17, NOW);

    private static Map<String, byte[]> files() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(PassRules.pkpass(CARD, AUTHORITY.apple(), NOW)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @SuppressWarnings("unchecked")
    private static boolean verified(byte[] content, byte[] signature) throws Exception {
        CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder holder = signed.getCertificates()
                .getMatches((Selector<X509CertificateHolder>) (Selector<?>) signer.getSID())
                .iterator()
                .next();
        assertThat(holder.isSignatureValid(new JcaContentVerifierProviderBuilder().build(AUTHORITY.rootCertificate)))
                .as("the chain ends at the authority")
                .isTrue();
        assertThat(holder.getEncoded()).isEqualTo(AUTHORITY.signerCertificate.getEncoded());
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
        } catch (CMSException e) {
            return false;
        }
    }

    @Test
    void theSignatureIsThatOfTheManifestAndItsChainEndsAtTheAuthority() throws Exception {
        Map<String, byte[]> files = files();
        byte[] manifest = files.get("manifest.json");
        assertThat(verified(manifest, files.get("signature"))).isTrue();
        byte[] changed = manifest.clone();
        changed[10]++;
        assertThat(verified(changed, files.get("signature"))).isFalse();
        CMSSignedData signed = new CMSSignedData(files.get("signature"));
        assertThat(signed.getSignedContent()).as("detached").isNull();
        assertThat(signed.getCertificates().getMatches(null)).hasSize(2);
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        Time at = Time.getInstance(signer.getSignedAttributes()
                .get(CMSAttributes.signingTime)
                .getAttrValues()
                .getObjectAt(0));
        assertThat(at.getDate().toInstant()).isEqualTo(NOW);
    }

    @Test
    void theManifestHasTheDigestOfEveryOtherFile() throws Exception {
        Map<String, byte[]> files = files();
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.propertyNames())
                .containsExactlyInAnyOrder(
                        "pass.json",
                        "icon.png",
                        "icon@2x.png",
                        "icon@3x.png",
                        "logo.png",
                        "logo@2x.png",
                        "logo@3x.png");
        assertThat(files).hasSize(9);
        for (String name : manifest.propertyNames()) {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(files.get(name));
            assertThat(manifest.get(name).asString()).isEqualTo(HexFormat.of().formatHex(sha1));
        }
    }

    @Test
    void thePassSaysWhatStandsOnTheCard() throws Exception {
        JsonNode pass = JSON.readTree(files().get("pass.json"));
        assertThat(pass.get("formatVersion").asInt()).isEqualTo(1);
        assertThat(pass.get("passTypeIdentifier").asString()).isEqualTo("pass.test.points");
        assertThat(pass.get("teamIdentifier").asString()).isEqualTo("A1B2C3D4E5");
        assertThat(pass.get("serialNumber").asString()).isEqualTo("member-17");
        assertThat(pass.get("organizationName").asString()).isEqualTo("Märkt & Söhne");
        assertThat(pass.get("description").asString()).isNotEmpty();
        assertThat(pass.at("/barcodes/0/message").asString()).isEqualTo("2912345678903");
        assertThat(pass.at("/barcodes/0/format").asString()).isEqualTo("PKBarcodeFormatQR");
        assertThat(pass.at("/storeCard/headerFields/0/value").asLong()).isEqualTo(1_234);
        assertThat(pass.at("/storeCard/secondaryFields/0/value").asString()).isEqualTo("Zoë “Z” O'Neil");
        assertThat(ImageIO.read(new ByteArrayInputStream(files().get("icon@2x.png")))
                        .getWidth())
                .isEqualTo(58);
    }

    @Test
    void googlesLinkIsASignedTokenWithTheLoyaltyObject() throws Exception {
        java.security.KeyPair keys = Authority.pair();
        String file = JSON.createObjectNode()
                .put("client_email", "passes@test.iam.example")
                .put(
                        "private_key",
                        Authority.pem("PRIVATE KEY", keys.getPrivate().getEncoded()))
                .toString();
        WalletKeys.Google google =
                java.util.Objects.requireNonNull(WalletKeys.google("3388000000012345678", "points", file));
        String link = GoogleRules.link(CARD, google, "https://shop.example", NOW);
        assertThat(link).startsWith("https://pay.google.com/gp/v/save/");
        List<String> parts = List.of(link.substring(GoogleRules.SAVE.length()).split("\\.", -1));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2))))
                .isTrue();
        assertThat(JSON.readTree(Base64.getUrlDecoder().decode(parts.get(0)))
                        .get("alg")
                        .asString())
                .isEqualTo("RS256");
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.get(1)));
        assertThat(claims.get("iss").asString()).isEqualTo("passes@test.iam.example");
        assertThat(claims.get("aud").asString()).isEqualTo("google");
        assertThat(claims.get("typ").asString()).isEqualTo("savetowallet");
        assertThat(claims.at("/origins/0").asString()).isEqualTo("https://shop.example");
        JsonNode object = claims.at("/payload/loyaltyObjects/0");
        assertThat(object.get("id").asString()).isEqualTo("3388000000012345678.member-17");
        assertThat(object.get("classId").asString()).isEqualTo("3388000000012345678.points");
        assertThat(object.at("/barcode/value").asString()).isEqualTo("2912345678903");
        assertThat(object.at("/loyaltyPoints/balance/string").asString()).isEqualTo("1234");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        WalletKeys.Apple good = AUTHORITY.apple();
        assertThat(WalletKeys.fault(good, NOW)).isNull();
        WalletKeys.Apple other = new Authority(NOW).apple();
        assertThat(WalletKeys.fault(
                        new WalletKeys.Apple(
                                good.passType(), good.team(), other.key(), good.certificate(), good.issuer()),
                        NOW))
                .contains("not that of the certificate");
        assertThat(WalletKeys.fault(
                        new WalletKeys.Apple(
                                good.passType(), good.team(), good.key(), good.certificate(), other.issuer()),
                        NOW))
                .contains("issued by the second");
        assertThat(WalletKeys.fault(good, NOW.plus(Duration.ofDays(60)))).contains("valid now");
        assertThat(WalletKeys.fault(
                        new WalletKeys.Apple("points", good.team(), good.key(), good.certificate(), good.issuer()),
                        NOW))
                .contains("begins with");
        assertThat(WalletKeys.fault(new WalletKeys.Apple(good.passType(), good.team(), "x", "y", "z"), NOW))
                .contains("PEM");
        assertThat(WalletKeys.google("123", "points", "{}")).isNull();
        assertThat(WalletKeys.google("3388000000012345678", "points", "not json"))
                .isNull();
    }
}
