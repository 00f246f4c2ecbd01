package heartstring.loyalty.wallet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts a pass for Apple's wallet together: what it shows, pictures, the digests of these, and a signature of the digests. */
final class PassRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PassRules() {}

    static byte[] pkpass(Card card, WalletKeys.Apple apple, Instant now) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("pass.json", pass(card, apple).toString().getBytes(StandardCharsets.UTF_8));
        for (String name : new String[] {"icon", "logo"}) {
            int size = name.equals("icon") ? 29 : 50;
            files.put(name + ".png", PassIcon.png(size));
            files.put(name + "@2x.png", PassIcon.png(2 * size));
            files.put(name + "@3x.png", PassIcon.png(3 * size));
        }
        ObjectNode manifest = JSON.createObjectNode();
        files.forEach((name, bytes) -> manifest.put(name, sha1(bytes)));
        byte[] digests = manifest.toString().getBytes(StandardCharsets.UTF_8);
        files.put("manifest.json", digests);
        try {
            files.put(
                    "signature",
                    Cms.signature(
                            digests,
                            apple.privateKey(),
                            WalletKeys.certificate(apple.certificate()),
                            WalletKeys.certificate(apple.issuer()),
                            now));
            return zip(files);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A pass could not be signed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode pass(Card card, WalletKeys.Apple apple) {
        ObjectNode pass = JSON.createObjectNode();
        pass.put("formatVersion", 1)
                .put("passTypeIdentifier", apple.passType())
                .put("teamIdentifier", apple.team())
                .put("serialNumber", "member-" + card.memberId())
                .put("organizationName", card.shop())
                .put("description", card.programme())
                .put("logoText", card.shop())
                .put("backgroundColor", "rgb(31, 41, 55)")
                .put("foregroundColor", "rgb(255, 255, 255)")
                .put("labelColor", "rgb(209, 213, 219)");
        pass.putArray("barcodes")
                .addObject()
                .put("format", "PKBarcodeFormatQR")
                .put("message", card.number())
                .put("messageEncoding", "iso-8859-1")
                .put("altText", card.number());
        ObjectNode fields = pass.putObject("storeCard");
        fields.putArray("headerFields")
                .addObject()
                .put("key", "balance")
                .put("label", card.unit())
                .put("value", card.balance());
        fields.putArray("primaryFields")
                .addObject()
                .put("key", "programme")
                .put("label", "")
                .put("value", card.programme());
        fields.putArray("secondaryFields")
                .addObject()
                .put("key", "name")
                .put("label", "Member")
                .put("value", card.name().isBlank() ? card.number() : card.name());
        fields.putArray("auxiliaryFields")
                .addObject()
                .put("key", "at")
                .put("label", "As of")
                .put("value", card.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("dateStyle", "PKDateStyleMedium")
                .put("timeStyle", "PKDateStyleShort");
        return pass;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The format of passes asks for SHA-1 here; what is signed is digested with SHA-256. */
    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
