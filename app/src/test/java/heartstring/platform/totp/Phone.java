package heartstring.platform.totp;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** Somebody's telephone, which was told a secret in base 32. */
public final class Phone {

    private final byte[] secret;

    public Phone(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xFF);
            }
        }
        secret = bytes.toByteArray();
    }

    public String code(Instant moment) {
        return Totp.code(secret, Totp.step(moment), Totp.DIGITS);
    }
}
