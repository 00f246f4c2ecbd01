package heartstring.messaging.bounces;

import heartstring.messaging.bounces.BouncesSql.Sent;
import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Vault;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came back after it was sent, and the addresses that are not written to any more for it. */
@Component
public class Bounces {

    /** After so many that are only for now, an address is blocked too. */
    static final int MOST_SOFT = 5;

    /** What writes touchpoints, in the list of sources; the same as of mail that comes in. */
    private static final String SOURCE = "Mail";

    private final BouncesSql sql;
    private final Vault vault;
    private final Intake intake;
    private final Sources sources;
    private final Audit audit;
    private final InstantSource time;

    Bounces(BouncesSql sql, Vault vault, Intake intake, Sources sources, Audit audit, InstantSource time) {
        this.sql = sql;
        this.vault = vault;
        this.intake = intake;
        this.sources = sources;
        this.audit = audit;
        this.time = time;
    }

    /** Takes a report in; false when it is of no mail of ours. The same report again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(BounceReport report) {
        long known = MailIds.message(report.mailId(), vault);
        Optional<Long> message = known != 0 ? Optional.of(known) : sql.byMailId(report.mailId());
        if (message.isEmpty()) {
            return false;
        }
        String kind = report.kind().name().toLowerCase(Locale.ROOT);
        sql.mark(message.get(), kind, report.reason(), time.instant()).ifPresent(sent -> {
            sql.count(sent, kind, report.reason(), MOST_SOFT, time.instant());
            tell(sent, kind, report);
        });
        return true;
    }

    private void tell(Sent sent, String kind, BounceReport report) {
        if (sent.profileId() == 0) {
            return;
        }
        boolean complaint = report.kind() == BounceReport.Kind.COMPLAINT;
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", "bounce:" + sent.id() + ":" + kind);
        event.put("event", complaint ? "Email Marked as Spam" : "Email Bounced");
        event.put("timestamp", time.instant().toString());
        event.putObject("context").put("channel", "email");
        event.putObject("properties")
                .put("message", sent.id())
                .put("kind", kind)
                .put("reason", report.reason());
        intake.appendTo(sent.profileId(), sources.internal(SOURCE, "email"), event);
    }

    /** Why an address is not written to, as a sentence; empty when it is. */
    public String hindrance(String address) {
        return sql.blocked(address)
                .map(reason -> {
                    String sentence = "Mail to this address came back: " + reason;
                    return sentence.substring(0, Math.min(sentence.length(), 300));
                })
                .orElse("");
    }

    /** Lets an address be written to again; false when it is not blocked. */
    @Transactional
    public boolean lift(String address) {
        Optional<Long> profile = sql.lift(address, time.instant());
        profile.ifPresent(id -> audit.record("lets mail go again to", "profile", id));
        return profile.isPresent();
    }
}
