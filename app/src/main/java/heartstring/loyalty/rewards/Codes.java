package heartstring.loyalty.rewards;

import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Codes that are worth something to whoever shows them: 100 random bits, sealed at rest, found by their digest. */
@Component
public class Codes {

    /** Twenty letters and digits of which none looks like another: 100 bits. */
    private static final int GROUPS = 5;

    private static final int TAIL = 4;

    private final Vault vault;

    Codes(Vault vault) {
        this.vault = vault;
    }

    /** A code as it is kept. */
    record Sealed(byte[] sealed, byte[] digest, String tail) {}

    static String next() {
        return Tokens.readable(GROUPS);
    }

    Sealed seal(String code, long postingId) {
        String plain = normal(code);
        return new Sealed(
                vault.seal(code.getBytes(StandardCharsets.UTF_8), purpose(postingId)),
                digest(code),
                plain.substring(Math.max(0, plain.length() - TAIL)));
    }

    /** The whole code of the redemption that this posting paid for. */
    public String open(byte[] sealed, long postingId) {
        return new String(vault.open(sealed, purpose(postingId)), StandardCharsets.UTF_8);
    }

    /** The same for every spelling of a code. */
    static byte[] digest(String code) {
        return Tokens.digest("reward code " + normal(code));
    }

    private static String normal(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static String purpose(long postingId) {
        return "reward code:" + postingId;
    }
}
