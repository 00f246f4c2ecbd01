package heartstring.loyalty.me;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.audit.Audit;
import heartstring.platform.ids.Ids;
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
import org.springframework.transaction.annotation.Transactional;

/** Links that lead a member to their own page without a code; sealed, for 30 days, until the member's are revoked. */
@Component
public class MyLinks {

    /** How long a link works. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final String PURPOSE = "me";
    private static final int MOST_LETTERS = 200;

    private final MeSql sql;
    private final Members members;
    private final Vault vault;
    private final Settings settings;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource time;

    MyLinks(
            MeSql sql,
            Members members,
            Vault vault,
            Settings settings,
            Outbox outbox,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.members = members;
        this.vault = vault;
        this.settings = settings;
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of sending somebody their page. */
    public enum Sending {
        QUEUED,
        NO_ADDRESS,
        /** The house does not know under which address it is reached. */
        NO_HOUSE
    }

    /** A new link of the member, as a path of this house. */
    public String path(long memberId) {
        byte[] plain = ByteBuffer.allocate(20)
                .putLong(memberId)
                .putLong(time.instant().plus(LIFE).getEpochSecond())
                .putInt(sql.version(memberId))
                .array();
        return "/me/l/" + Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(plain, PURPOSE));
    }

    /** The whole address of a new link; empty while the house's own address is not set. */
    public Optional<String> address(long memberId) {
        String house = settings.organisation().address();
        return house.isEmpty() ? Optional.empty() : Optional.of(house + path(memberId));
    }

    /** Whose link this is; empty when it is none, is too old, was revoked, or the membership has ended. */
    Optional<Member> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            ByteBuffer plain = ByteBuffer.wrap(vault.open(Base64.getUrlDecoder().decode(token), PURPOSE));
            long memberId = plain.getLong();
            Instant until = Instant.ofEpochSecond(plain.getLong());
            int version = plain.getInt();
            return until.isAfter(time.instant()) && version == sql.version(memberId)
                    ? members.byId(memberId).filter(m -> m.status() != Member.Status.CLOSED)
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Mails a member the link to their page. */
    @Transactional
    public Sending send(Member member) {
        Optional<String> link = address(member.id());
        if (link.isEmpty()) {
            return Sending.NO_HOUSE;
        }
        Optional<String> email = sql.emailOf(member.customerId());
        if (email.isEmpty()) {
            return Sending.NO_ADDRESS;
        }
        String shop = settings.organisation().name();
        outbox.queue(new Letter(
                "me link " + Ids.next(),
                member.profileId(),
                email.get(),
                Letter.Purpose.ASKED,
                "Your page at " + shop,
                "Here is your own page: your points, what they are good for, and your card.\n\n" + link.get()
                        + "\n\nThe link works for 30 days. Whoever has it sees your points, so keep it to yourself.\n\n"
                        + shop + "\n",
                "",
                true,
                time.instant().plus(LIFE)));
        audit.record("sent their page to", "member", member.id());
        return Sending.QUEUED;
    }

    /** Makes all links of a member dead, and ends their sessions. */
    @Transactional
    public void revoke(long memberId) {
        sql.revoke(memberId);
        audit.record("revoked the links of", "member", memberId);
    }
}
