package heartstring.messaging.confirming;

import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Evidence;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks an address to confirm that it wants messages, and notes it with that as its proof. */
@Component
public class Confirmations {

    static final String PATH = "/confirm/";

    /** In a day to one address, so that nobody fills a stranger's box by it. */
    static final int MOST_A_DAY = 3;

    private static final Duration VALID = Duration.ofDays(14);
    private static final String PURPOSE = "confirmation";
    private static final int MOST_LETTERS = 300;

    private final ConfirmationsSql sql;
    private final Consents consents;
    private final Outbox outbox;
    private final Vault vault;
    private final Settings settings;
    private final InstantSource time;

    Confirmations(
            ConfirmationsSql sql,
            Consents consents,
            Outbox outbox,
            Vault vault,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.consents = consents;
        this.outbox = outbox;
        this.vault = vault;
        this.settings = settings;
        this.time = time;
    }

    /** What can become of asking. */
    public sealed interface Outcome {

        /** A mail is on its way; nothing else is sent before its link was followed, until that moment. */
        record Asked(Instant until) implements Outcome {}

        /** Why it cannot be asked. */
        record Refused(String sentence) implements Outcome {}
    }

    /**
     * Asks an e-mail address whether it wants messages for that purpose; what it said before holds until it answers.
     *
     * @param evidence where it was said, and what stood there
     */
    @Transactional
    public Outcome ask(long profileId, Identifier address, Purpose purpose, Evidence evidence) {
        String house = settings.organisation().address();
        if (!address.kind().equals(Identifier.EMAIL)) {
            return new Outcome.Refused("Only an e-mail address can be asked to confirm by a link.");
        }
        if (house.isEmpty()) {
            return new Outcome.Refused(
                    "Say first in the settings of the organisation where this house is reached from outside.");
        }
        sql.lock(address.value());
        Instant now = time.instant();
        if (sql.asked(address.value(), now.minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            return new Outcome.Refused(
                    "This address was asked " + MOST_A_DAY + " times within a day. Ask again tomorrow.");
        }
        Instant until = now.plus(VALID);
        long id = sql.ask(
                new ConfirmationsSql.Shown(address, profileId),
                purpose,
                evidence.source().isEmpty() ? "program" : evidence.source(),
                evidence.shown().isEmpty() ? "not told" : evidence.shown(),
                now,
                until);
        String shop = settings.organisation().name();
        outbox.queue(new Letter(
                "confirm " + id,
                profileId,
                address.value(),
                Letter.Purpose.ASKED,
                "Please confirm that " + shop + " may write to you",
                "Somebody, most likely you, said that " + shop + " may send " + words(purpose) + " to this address.\n\n"
                        + "If that is right, follow this link and say so once more:\n\n" + house + PATH + token(id)
                        + "\n\nIf not, do nothing: then we send nothing of the kind.\n\n" + shop + "\n",
                "",
                true,
                until));
        return new Outcome.Asked(until);
    }

    static String words(Purpose purpose) {
        return purpose == Purpose.NEWS ? "news and offers" : "messages about what you have with us";
    }

    String token(long id) {
        byte[] sealed = vault.seal(String.valueOf(id).getBytes(StandardCharsets.UTF_8), PURPOSE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What a link is about; empty for one that is too old, or that this house did not make. */
    @Transactional
    Optional<Confirmation> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            long id = Long.parseLong(new String(vault.open(sealed, PURPOSE), StandardCharsets.UTF_8));
            return sql.locked(id).filter(c -> c.confirmed() || c.until().isAfter(time.instant()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Notes the yes, once. */
    @Transactional
    void confirm(Confirmation asked) {
        Instant now = time.instant();
        if (sql.confirm(asked.id(), now)) {
            consents.note(
                    asked.profileId(),
                    asked.address(),
                    asked.purpose(),
                    true,
                    Consents.Way.PERSON,
                    new Evidence(
                            "",
                            asked.source(),
                            asked.shown(),
                            "Confirmed by the link " + asked.id() + " in a mail to the address, asked at "
                                    + asked.askedAt()),
                    now);
        }
    }

    List<Confirmation> waiting(long customerId) {
        return sql.waiting(customerId, time.instant());
    }
}
