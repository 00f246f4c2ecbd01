package heartstring.crm.answers;

import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.talk.Talk;
import heartstring.crm.talk.TalkRules;
import heartstring.messaging.connectors.Connectors;
import heartstring.messaging.files.Files;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.messaging.outbox.Threading;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers and notes. What was written is a touchpoint of the customer's lead piece. */
@Component
public class Answers {

    /** In characters. */
    public static final int LONGEST = 50_000;

    private static final String SOURCE = "Inbox";
    private static final String MANY_FILES = "By this channel at most " + Connectors.MOST_FILES + " files, together "
            + Connectors.MOST_MEGABYTES + " MB, go with a message. Take some off, or write a letter.";
    private static final int MOST_COLLEAGUES = 500;

    private final Conversations conversations;
    private final AnswersSql sql;
    private final Ways ways;
    private final Intake intake;
    private final Sources sources;
    private final Outbox outbox;
    private final Files files;
    private final Mailboxes mailboxes;
    private final Users users;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;
    private final String from;

    Answers(
            Conversations conversations,
            AnswersSql sql,
            Ways ways,
            Intake intake,
            Sources sources,
            Outbox outbox,
            Files files,
            Mailboxes mailboxes,
            Users users,
            Settings settings,
            Audit audit,
            InstantSource time,
            @Value("${heartstring.mail.from:heartstring@localhost}") String from) {
        this.conversations = conversations;
        this.sql = sql;
        this.ways = ways;
        this.intake = intake;
        this.sources = sources;
        this.outbox = outbox;
        this.files = files;
        this.mailboxes = mailboxes;
        this.users = users;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.from = from;
    }

    /**
     * An answer to write.
     *
     * @param key the same key is the same answer, sent once
     * @param seen the last touchpoint its writer has seen; 0 when nobody looked. When a colleague has answered since, it is not sent
     * @param subject empty for that of the thread
     */
    public record Draft(String key, String text, String subject, long seen, List<Long> fileIds) {

        public Draft {
            fileIds = List.copyOf(fileIds);
        }
    }

    /** What can become of it. */
    public sealed interface Written {
        /** It is said; mail leaves within seconds. */
        record Done(long touchpointId) implements Written {}

        /** It was written before under the same key. */
        record Known() implements Written {}

        /** Not written, and why. */
        record Refused(String sentence) implements Written {}
    }

    /** How an answer would reach the customer of a conversation. */
    public Way way(Conversation conversation) {
        return ways.of(conversation);
    }

    /** Answers the customer. */
    @Transactional
    public Written reply(long id, Draft draft) {
        Conversation conversation = conversations.get(id);
        String text = draft.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return new Written.Refused("Write 1 to " + LONGEST + " characters.");
        }
        if (!sql.lock(conversation.id())) {
            throw Refusal.notFound("conversation");
        }
        String other = draft.seen() == 0
                ? ""
                : sql.answeredSince(
                        conversation.id(), draft.seen(), Actor.current().userId());
        if (!other.isEmpty()) {
            return new Written.Refused(
                    other + " has answered meanwhile. Read it, then send yours again if it is still needed.");
        }
        Way way = way(conversation);
        if (!way.isThere()) {
            return new Written.Refused(way.why());
        }
        return switch (way.channel()) {
            case "chat" -> chat(conversation, draft, text);
            case "email" -> mail(conversation, draft, text, way);
            default -> connected(conversation, draft, text, way);
        };
    }

    private Written chat(Conversation conversation, Draft draft, String text) {
        ObjectNode event = event("Live Chat Message Received", "chat", "reply:" + draft.key());
        ObjectNode said = said(event, conversation);
        said.put("conversation_id", sql.chat(conversation.id()));
        said.put("message_body", text);
        attach(said, draft.fileIds());
        return append(conversation, event, draft.fileIds(), "answered");
    }

    /** By a connector, in the channel where the customer wrote. */
    private Written connected(Conversation conversation, Draft draft, String text, Way way) {
        if (!fits(draft.fileIds())) {
            return new Written.Refused(MANY_FILES);
        }
        Threading thread = way.thread();
        String id = "<" + UUID.nameUUIDFromBytes(("answer:" + draft.key()).getBytes(StandardCharsets.UTF_8)) + "@"
                + way.channel() + ">";
        ObjectNode event = event("Message Sent", way.channel(), "reply:" + draft.key());
        ObjectNode said = said(event, conversation);
        said.put("message_id", id);
        said.put("connector", thread.connectorId());
        said.put("to", way.address());
        said.put("text", text);
        if (!thread.inReplyTo().isEmpty()) {
            said.put("conversation_id", "connector-" + thread.connectorId() + ":" + thread.inReplyTo());
            said.put("their_conversation", thread.inReplyTo());
        }
        attach(said, draft.fileIds());
        Written written = append(conversation, event, draft.fileIds(), "answered");
        if (written instanceof Written.Done) {
            outbox.queue(new Letter(
                    "answer:" + draft.key(),
                    lead(conversation),
                    way.address(),
                    Letter.Purpose.ASKED,
                    "An answer by " + way.channel(),
                    text,
                    "",
                    false,
                    null,
                    Threading.by(thread.connectorId(), id, thread.inReplyTo(), draft.fileIds())));
        }
        return written;
    }

    private boolean fits(List<Long> fileIds) {
        return fileIds.size() <= Connectors.MOST_FILES
                && files.loose(fileIds, Actor.current().userId()).stream()
                                .mapToLong(Files.Line::size)
                                .sum()
                        <= Connectors.MOST_MEGABYTES * 1_000_000L;
    }

    private Written mail(Conversation conversation, Draft draft, String text, Way way) {
        Threading thread = way.thread();
        String domain = mailboxes
                .byId(thread.mailboxId())
                .map(Mailbox::address)
                .orElse(from)
                .replaceAll("^.*@|>", "");
        String mailId = "<"
                + UUID.nameUUIDFromBytes(("answer:" + draft.key()).getBytes(StandardCharsets.UTF_8))
                + "@" + domain + ">";
        String subject =
                draft.subject().isBlank() ? way.subject() : draft.subject().strip();
        if (subject.length() > 200) {
            return new Written.Refused("A subject has at most 200 characters.");
        }
        ObjectNode event = event("Message Sent", "email", "reply:" + draft.key());
        ObjectNode said = said(event, conversation);
        said.put("message_id", mailId);
        said.put("subject", subject);
        said.put("text", text);
        said.put("to", way.address());
        said.put("mailbox", thread.mailboxId());
        if (!thread.inReplyTo().isEmpty()) {
            said.put("in_reply_to", thread.inReplyTo());
            said.put("references", thread.references());
        }
        attach(said, draft.fileIds());
        Written written = append(conversation, event, draft.fileIds(), "answered");
        if (written instanceof Written.Done) {
            boolean own = mailboxes.byId(thread.mailboxId()).stream().anyMatch(Mailbox::sends);
            outbox.queue(new Letter(
                    "answer:" + draft.key(),
                    lead(conversation),
                    way.address(),
                    Letter.Purpose.ASKED,
                    subject,
                    text,
                    "",
                    false,
                    null,
                    new Threading(
                            own ? thread.mailboxId() : 0,
                            mailId,
                            thread.inReplyTo(),
                            thread.references(),
                            draft.fileIds())));
        }
        return written;
    }

    /** Notes something for colleagues alone; those it names find it among their mentions. */
    @Transactional
    public Written note(long id, String key, String typed) {
        Conversation conversation = conversations.get(id);
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return new Written.Refused("Write 1 to " + LONGEST + " characters.");
        }
        List<Long> named = AnswerRules.named(text, colleagues());
        ObjectNode event = event("Note Added", "crm", "note:" + key);
        ObjectNode said = said(event, conversation);
        said.put("text", text);
        if (!named.isEmpty()) {
            ArrayNode list = said.putArray("mentions");
            named.forEach(list::add);
        }
        Written written = append(conversation, event, List.of(), "noted in");
        if (written instanceof Written.Done done) {
            sql.mention(done.touchpointId(), conversation.id(), named, time.instant());
        }
        return written;
    }

    /** Those who can be named in notes and given conversations. */
    public List<AnswerRules.Colleague> colleagues() {
        return users.list(0, MOST_COLLEAGUES).stream()
                .filter(Conversations::answers)
                .map(u -> new AnswerRules.Colleague(u.id(), u.name()))
                .toList();
    }

    /** The words of a saved answer for this conversation. */
    public String filled(String words, Conversation conversation) {
        String name = sql.name(conversation.customerId());
        String first = name.isEmpty() ? "" : name.split("\\s+")[0];
        return AnswerRules.filled(
                words,
                Map.of(
                        "name", name.isEmpty() ? "there" : name,
                        "first name", first.isEmpty() ? "there" : first,
                        "my name", Actor.current().label(),
                        "shop", settings.organisation().name(),
                        "last order",
                                Objects.requireNonNullElse(sql.lastOrder(conversation.customerId()), "your order")));
    }

    private ObjectNode event(String name, String channel, String key) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", key);
        event.put("event", name);
        event.put("timestamp", now().toString());
        event.putObject("context").put("channel", channel);
        return event;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ObjectNode said(ObjectNode event, Conversation conversation) {
        ObjectNode said = event.putObject("properties");
        Actor actor = Actor.current();
        said.put("agent_name", actor.label());
        if (actor.userId() != 0) {
            said.put("user_id", actor.userId());
        }
        if (conversation.privateTo() != 0) {
            said.put("private_to", conversation.privateTo());
        }
        return said;
    }

    private void attach(ObjectNode said, List<Long> fileIds) {
        if (fileIds.isEmpty()) {
            return;
        }
        List<Files.Line> there = files.loose(fileIds, Actor.current().userId());
        if (there.size() != fileIds.size()) {
            throw Refusal.unprocessable("A file is gone; attach it again.");
        }
        ArrayNode list = said.putArray("attachments");
        for (Files.Line file : there) {
            ObjectNode one = list.addObject();
            one.put("file", file.id());
            one.put("name", file.name());
            one.put("type", file.type());
            one.put("size", file.size());
        }
    }

    private long lead(Conversation conversation) {
        return sql.lead(conversation.customerId()).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private Written append(Conversation conversation, ObjectNode event, List<Long> fileIds, String act) {
        long lead = lead(conversation);
        Source source = sources.internal(SOURCE, "crm");
        String name = event.path("event").asString();
        String channel = event.path("context").path("channel").asString();
        String body = event.toString();
        return switch (intake.appendTo(lead, source, event)) {
            case Outcome.Accepted accepted -> {
                Talk talk = Objects.requireNonNull(
                        TalkRules.talk(accepted.touchpointId(), lead, name, channel, now(), body));
                conversations.hear(conversation.id(), talk);
                files.give(new ArrayList<>(fileIds), accepted.touchpointId());
                sql.dropDraft(
                        conversation.id(), Actor.current().userId(), name.equals("Note Added") ? "note" : "reply");
                audit.record(act, "conversation", conversation.id());
                yield new Written.Done(accepted.touchpointId());
            }
            case Outcome.Known k -> new Written.Known();
            case Outcome.Rejected rejected -> new Written.Refused(rejected.reason());
        };
    }
}
