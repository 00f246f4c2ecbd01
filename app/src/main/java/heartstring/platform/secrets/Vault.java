package heartstring.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets that must be read again, with AES-256-GCM. The key is digested from {@code HEARTSTRING_SECRET}, or from a
 * random file {@code secret.key} in the data folder; nodes on one database need the same. What was sealed under another key, or
 * for another purpose, does not open: an {@link IllegalStateException}.
 */
@Component
public class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int TAG_LETTERS = 12;
    private static final int SECRET_LENGTH = 32;

    private final SecretKeySpec key;
    private final String origin;

    Vault(
            @Value("${heartstring.secret:${HEARTSTRING_SECRET:}}") String secret,
            @Value("${heartstring.data}") Path data) {
        if (!secret.isBlank() && secret.length() < SECRET_LENGTH) {
            throw new IllegalStateException("HEARTSTRING_SECRET needs at least " + SECRET_LENGTH + " characters");
        }
        String source = secret.isBlank() ? fromFile(data.resolve("secret.key")) : secret;
        this.key = new SecretKeySpec(Tokens.digest(source), "AES");
        this.origin = secret.isBlank() ? data.resolve("secret.key").toString() : "HEARTSTRING_SECRET";
    }

    /** Where the secret came from, for a message to the operator. */
    String origin() {
        return origin;
    }

    /** Seals bytes for one purpose, such as {@code totp:7}; the same purpose opens them. */
    public byte[] seal(byte[] plain, String purpose) {
        return seal(plain, purpose, key);
    }

    /** Twelve letters by which this house, and nobody else, can tell that it wrote a text for that purpose. */
    public String tag(String text, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Tokens.digest("tag:" + Base64.getEncoder().encodeToString(key.getEncoded())), "HmacSHA256"));
            byte[] whole = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, TAG_LETTERS / 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens what was sealed for that purpose. */
    public byte[] open(byte[] sealed, String purpose) {
        return open(sealed, purpose, key);
    }

    /** Seals under a key that the caller derives from something this house does not keep. */
    public static byte[] sealUnder(String foreignSecret, byte[] plain, String purpose) {
        return seal(plain, purpose, new SecretKeySpec(Tokens.digest("seal:" + foreignSecret), "AES"));
    }

    /** Opens what {@link #sealUnder} has sealed. */
    public static byte[] openUnder(String foreignSecret, byte[] sealed, String purpose) {
        return open(sealed, purpose, new SecretKeySpec(Tokens.digest("seal:" + foreignSecret), "AES"));
    }

    private static byte[] seal(byte[] plain, String purpose, SecretKeySpec key) {
        byte[] nonce = Tokens.bytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose, key).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] open(byte[] sealed, String purpose, SecretKeySpec key) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalStateException("This was never sealed");
        }
        byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, purpose, key)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Sealed under another key or for another purpose; is the secret the same?", e);
        }
    }

    private static Cipher cipher(int mode, byte[] nonce, String purpose, SecretKeySpec key)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String fromFile(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(Tokens.bytes(32)), StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                // Made at an earlier start.
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < SECRET_LENGTH) {
                throw new IllegalStateException(
                        file + " is damaged: restore it from a backup, or delete it and lose what it seals");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
