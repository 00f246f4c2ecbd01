package heartstring.decision.mine;

import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links by which customers see how their case stands, without a login; sealed, for half a year. */
@Component
public class CaseLinks {

    static final String PATH = "/case/";

    private static final String PURPOSE = "case";
    private static final int MOST_LETTERS = 200;
    private static final Duration LIFE = Duration.ofDays(180);

    private final Vault vault;
    private final Settings settings;
    private final InstantSource time;

    CaseLinks(Vault vault, Settings settings, InstantSource time) {
        this.vault = vault;
        this.settings = settings;
        this.time = time;
    }

    /** A new link of a case, as a path of this house. */
    public String path(long id) {
        byte[] plain = ByteBuffer.allocate(16)
                .putLong(id)
                .putLong(time.instant().plus(LIFE).getEpochSecond())
                .array();
        return PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(plain, PURPOSE));
    }

    /** The whole address of a new link; empty while the house's own address is not set. */
    public Optional<String> address(long id) {
        String house = settings.organisation().address();
        return house.isEmpty() ? Optional.empty() : Optional.of(house + path(id));
    }

    /** Which case a link is of; empty when it is none of ours, or too old. */
    Optional<Long> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            ByteBuffer plain = ByteBuffer.wrap(vault.open(Base64.getUrlDecoder().decode(token), PURPOSE));
            long id = plain.getLong();
            return Instant.ofEpochSecond(plain.getLong()).isAfter(time.instant()) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
