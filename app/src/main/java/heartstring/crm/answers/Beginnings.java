package heartstring.crm.answers;

import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.talk.Talk;
import heartstring.crm.talk.TalkRules;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.messaging.outbox.Threading;
import heartstring.platform.auth.Actor;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Begins conversations: the first word is ours, by e-mail, to an address that is known of the customer. */
@Component
public class Beginnings {

    public static final int LONGEST_SUBJECT = 200;

    private final Conversations conversations;
    private final AnswersSql sql;
    private final Intake intake;
    private final Sources sources;
    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final Consents consents;
    private final InstantSource time;
    private final String from;

    Beginnings(
            Conversations conversations,
            AnswersSql sql,
            Intake intake,
            Sources sources,
            Outbox outbox,
            Mailboxes mailboxes,
            Consents consents,
            InstantSource time,
            @Value("${heartstring.mail.from:heartstring@localhost}") String from) {
        this.conversations = conversations;
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.consents = consents;
        this.time = time;
        this.from = from;
    }

    /**
     * A first word.
     *
     * @param key the same key is the same letter, sent once
     * @param address one of {@link #addresses}; empty for the first of them
     */
    public record Draft(String key, long customerId, String address, String subject, String text) {}

    /** What can become of it. */
    public sealed interface Begun {
        /** It leaves within seconds. */
        record Done(long conversationId, long touchpointId) implements Begun {}

        /** It was written before under the same key. */
        record Known() implements Begun {}

        /** Not written, and why. */
        record Refused(String sentence) implements Begun {}
    }

    /** The e-mail addresses that are known of the customer, the one that lists show first. */
    public List<String> addresses(long customerId) {
        return sql.addresses(customerId);
    }

    /** What the customer is called, empty while nobody knows. */
    public Optional<String> name(long customerId) {
        return sql.lead(customerId).map(lead -> sql.name(customerId));
    }

    /** A chat in which the customer sits just now: an answer is read at once there. */
    public Optional<Conversation> chat(long customerId) {
        return conversations
                .latest(customerId)
                .filter(latest -> latest.channel().equals("chat")
                        && sql.chatting(latest.id(), time.instant()).open()
                        && !sql.chatting(latest.id(), time.instant()).left());
    }

    /** Writes the first letter of a conversation; whoever writes has it. */
    @Transactional
    public Begun begin(Draft draft) {
        String text = draft.text().strip();
        String subject = draft.subject().replaceAll("\\s+", " ").strip();
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return new Begun.Refused("A subject has 1 to " + LONGEST_SUBJECT + " characters.");
        }
        if (text.isEmpty() || text.length() > Answers.LONGEST) {
            return new Begun.Refused("Write 1 to " + Answers.LONGEST + " characters.");
        }
        Optional<Long> lead = sql.lead(draft.customerId());
        List<String> known = addresses(draft.customerId());
        String address = draft.address().isBlank() && !known.isEmpty() ? known.getFirst() : draft.address();
        if (lead.isEmpty() || !known.contains(address)) {
            return new Begun.Refused("No such e-mail address is known of this customer.");
        }
        if (!consents.allows(new Identifier(Identifier.EMAIL, address), Purpose.SERVICE)) {
            return new Begun.Refused("This address wants no messages from us; see Messages on the customer's page.");
        }
        return write(draft.key(), lead.get(), address, subject, text);
    }

    private Begun write(String key, long lead, String address, String subject, String text) {
        Mailbox account = mailboxes.all().stream()
                .filter(m -> !m.disabled() && m.privateTo() == 0)
                .findFirst()
                .orElse(null);
        String domain = (account == null ? from : account.address()).replaceAll("^.*@|>", "");
        String mailId =
                "<" + UUID.nameUUIDFromBytes(("begin:" + key).getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", "begin:" + key).put("event", "Message Sent").put("timestamp", now.toString());
        event.putObject("context").put("channel", "email");
        ObjectNode said = event.putObject("properties");
        said.put("agent_name", Actor.current().label());
        if (Actor.current().userId() != 0) {
            said.put("user_id", Actor.current().userId());
        }
        said.put("message_id", mailId).put("subject", subject).put("text", text).put("to", address);
        said.put("mailbox", account == null ? 0 : account.id());
        String body = event.toString();
        return switch (intake.appendTo(lead, sources.internal("Inbox", "crm"), event)) {
            case Outcome.Accepted accepted -> {
                Talk talk = Objects.requireNonNull(
                        TalkRules.talk(accepted.touchpointId(), lead, "Message Sent", "email", now, body));
                long conversation = conversations.begin(talk);
                int mailbox = account != null && account.sends() ? account.id() : 0;
                outbox.queue(new Letter(
                        "answer:" + key,
                        lead,
                        address,
                        Letter.Purpose.SERVICE,
                        subject,
                        text,
                        "",
                        false,
                        null,
                        new Threading(mailbox, mailId, "", "", List.of())));
                yield new Begun.Done(conversation, accepted.touchpointId());
            }
            case Outcome.Known k -> new Begun.Known();
            case Outcome.Rejected rejected -> new Begun.Refused(rejected.reason());
        };
    }
}
