package heartstring.messaging.unsubscribing;

import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people stop messages. Each is sealed, names one address and one purpose, and works for ever. */
@Component
public class Unsubscribes {

    static final String PATH = "/u/";

    private static final String PURPOSE = "unsubscribe";
    private static final int MOST_LETTERS = 1_000;

    private final Vault vault;
    private final Consents consents;
    private final UnsubscribesSql sql;
    private final Settings settings;

    Unsubscribes(Vault vault, Consents consents, UnsubscribesSql sql, Settings settings) {
        this.vault = vault;
        this.consents = consents;
        this.sql = sql;
        this.settings = settings;
    }

    /** Whom a link is about. */
    record Asked(long profileId, String email, Purpose purpose) {

        Identifier address() {
            return new Identifier(Identifier.EMAIL, email);
        }
    }

    /** The link for a message to that address, empty while the house's own address is not set or nobody is known (0). */
    public String link(long profileId, String email, Purpose purpose) {
        String house = settings.organisation().address();
        return house.isEmpty() || profileId == 0 ? "" : house + PATH + token(profileId, email, purpose);
    }

    String token(long profileId, String email, Purpose purpose) {
        String text = profileId + "\n" + purpose.name().toLowerCase(Locale.ROOT) + "\n" + email;
        byte[] sealed = vault.seal(text.getBytes(StandardCharsets.UTF_8), PURPOSE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What a link says, empty for one that this house did not make. */
    Optional<Asked> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            String[] parts = new String(vault.open(sealed, PURPOSE), StandardCharsets.UTF_8).split("\n", 3);
            return Optional.of(
                    new Asked(Long.parseLong(parts[0]), parts[2], Purpose.valueOf(parts[1].toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Whether such messages may be sent to the address now. */
    boolean wanted(Asked asked) {
        return consents.allows(asked.address(), asked.purpose());
    }

    /** Notes what the reader said; of somebody who was erased nothing is noted, and nothing is sent. */
    @Transactional
    void say(Asked asked, boolean wanted) {
        if (sql.isThere(asked.profileId())) {
            consents.say(asked.profileId(), asked.address(), asked.purpose(), wanted, Consents.Way.PERSON);
        }
    }
}
