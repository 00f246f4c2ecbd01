package heartstring.platform.totp;

import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import heartstring.platform.users.Users;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factor of a user: begun with a secret that is shown once, confirmed by a first code, then asked for at each
 * sign-in. The secret is sealed, recovery codes are kept as digests, and every code counts once.
 */
@Component
public class SecondFactor {

    private static final int RECOVERY_CODES = 10;

    private final SecondFactorSql sql;
    private final Vault vault;
    private final Users users;
    private final Audit audit;
    private final Clock clock;

    SecondFactor(SecondFactorSql sql, Vault vault, Users users, Audit audit) {
        this.sql = sql;
        this.vault = vault;
        this.users = users;
        this.audit = audit;
        this.clock = Clock.systemUTC();
    }

    /** A secret to be typed, or scanned as the address {@code uri}. */
    public record Begun(String secret, String uri) {}

    /** Makes a new secret; empty when the factor is confirmed already. */
    @Transactional
    public Optional<Begun> begin(long userId, String email, String organisation) {
        byte[] secret = Tokens.bytes(Totp.SECRET_BYTES);
        if (!sql.begin(userId, vault.seal(secret, purpose(userId)))) {
            return Optional.empty();
        }
        String typed = Totp.base32(secret);
        String issuer = encoded("Heartstring " + organisation);
        String uri = "otpauth://totp/" + issuer + ":" + encoded(email) + "?secret=" + typed + "&issuer=" + issuer
                + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS;
        return Optional.of(new Begun(typed, uri));
    }

    /** Turns the factor on with a first code, and answers the recovery codes, shown once; empty when the code is wrong. */
    @Transactional
    public List<String> confirm(long userId, String code) {
        Optional<SecondFactorSql.Enrolment> enrolment = sql.enrolment(userId);
        if (enrolment.isEmpty() || enrolment.get().confirmed() || !uses(userId, enrolment.get(), code)) {
            return List.of();
        }
        sql.confirm(userId);
        List<String> codes = IntStream.range(0, RECOVERY_CODES)
                .mapToObj(number -> Tokens.readable(3))
                .toList();
        sql.setRecoveryCodes(userId, codes.stream().map(Tokens::digest).toList());
        audit.record("turned on second factor of", "user", userId);
        users.changed(userId);
        return codes;
    }

    /** Whether this is the telephone's code of the moment or one of the recovery codes; either counts once. */
    @Transactional
    public boolean accepts(long userId, String typed) {
        String code = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        Optional<SecondFactorSql.Enrolment> enrolment = sql.enrolment(userId);
        if (enrolment.isEmpty() || !enrolment.get().confirmed()) {
            return false;
        }
        return uses(userId, enrolment.get(), code) || sql.useRecoveryCode(userId, Tokens.digest(code));
    }

    /** How many recovery codes were not used yet. */
    public int recoveryCodesLeft(long userId) {
        return sql.recoveryCodesLeft(userId);
    }

    private boolean uses(long userId, SecondFactorSql.Enrolment enrolment, String code) {
        byte[] sealed = enrolment.sealed();
        if (sealed == null) {
            return false;
        }
        byte[] secret = vault.open(sealed, purpose(userId));
        OptionalLong step = Totp.accepts(secret, code.replace(" ", ""), clock.instant(), enrolment.lastStep());
        return step.isPresent() && sql.use(userId, step.getAsLong());
    }

    private static String purpose(long userId) {
        return "totp:" + userId;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
