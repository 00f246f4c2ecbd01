package heartstring.crm.chat;

import heartstring.crm.chat.ChatsSql.Chat;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.crm.chatdoors.IdentityRules.Read;
import heartstring.crm.clocks.Clocks;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What visitors do in a chat. Only who holds a session reads it: the browser that began the chat, or one whose visitor the site
 * has signed to be the same. What is said is a touchpoint of the door's source, as the tracking calls of the site are.
 */
@Component
class Chats {

    /** In characters. */
    static final int LONGEST = 4_000;

    static final int MOST_LINES = 100;

    /** How long after a sign of life the visitor's page is believed to be open. */
    static final Duration HERE = Duration.ofSeconds(60);

    /** How long a browser may go on with a chat in which nothing happens. */
    static final Duration SESSION = Duration.ofDays(30);

    /** The same, when the site says who its visitor is: it says so again. */
    static final Duration PROVEN_SESSION = Duration.ofHours(12);

    private final ChatsSql sql;
    private final ChatDoors doors;
    private final Intake intake;
    private final Clocks clocks;
    private final Throttle throttle;
    private final Settings settings;
    private final InstantSource time;

    Chats(
            ChatsSql sql,
            ChatDoors doors,
            Intake intake,
            Clocks clocks,
            Throttle throttle,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.doors = doors;
        this.intake = intake;
        this.clocks = clocks;
        this.throttle = throttle;
        this.settings = settings;
        this.time = time;
    }

    /**
     * What a visitor wants to say.
     *
     * @param key the same key is the same message, said once
     * @param name and {@code email} as typed; empty for none
     * @param page where the visitor is, empty when that is not known
     */
    record Message(String key, String text, String name, String email, String page) {}

    /** What can become of it. */
    sealed interface Said {
        /** It is kept. */
        record Done(String chatId) implements Said {}

        /** It is not, and why; {@code field} is where to mend it, empty for the message itself. */
        record Refused(String field, String sentence) implements Said {}

        /** Too many; try again after so many minutes. */
        record Slower(long minutes) implements Said {}

        /** The chat belongs to somebody else than this page says: begin another session. */
        record Another() implements Said {}
    }

    /** The chat of this browser, when there is one that it may go on with. */
    Optional<Chat> find(Door door, String session) {
        return isSession(session) ? sql.bySession(door.id(), Tokens.digest(session), time.instant()) : Optional.empty();
    }

    /** The chat that this browser may read: it goes on, or has ended by itself. */
    Optional<Chat> readable(Door door, String session) {
        return isSession(session) ? sql.readable(door.id(), Tokens.digest(session), time.instant()) : Optional.empty();
    }

    /** Whether somebody answers now. */
    boolean isOpen() {
        return clocks.isOpen(time.instant());
    }

    /** When somebody answers again, null while that is now or never. */
    @Nullable
    Instant opensAt() {
        return clocks.opensAt(time.instant());
    }

    /** Lets a visitor whom the site has signed go on in another browser; the chat they had, if any. */
    @Transactional
    Optional<Chat> recognise(Door door, Visitor visitor) {
        if (!(doors.read(door, visitor.identity()) instanceof Read.Proven proven) || !isSession(visitor.session())) {
            return Optional.empty();
        }
        byte[] subject = Tokens.digest(proven.subject());
        Instant until = time.instant().plus(PROVEN_SESSION);
        Optional<Chat> mine = find(door, visitor.session());
        if (mine.isPresent()) {
            boolean same = sql.isProvenAs(mine.get().id(), subject)
                    || (!mine.get().proven() && sql.prove(mine.get().id(), proven.userId(), subject));
            return same && sql.open(Tokens.digest(visitor.session()), mine.get().id(), until)
                    ? mine.map(chat -> new Chat(
                            chat.id(),
                            chat.anonymousId(),
                            proven.userId().isEmpty() ? chat.userId() : proven.userId(),
                            true))
                    : Optional.empty();
        }
        return sql.byProof(door.id(), subject)
                .filter(chat -> sql.open(Tokens.digest(visitor.session()), chat.id(), until));
    }

    /** Says something; the first word begins a chat. */
    @Transactional
    Said say(Door door, Visitor visitor, Message message, String address) {
        Said.Refused fault = fault(visitor, message);
        if (fault != null) {
            return fault;
        }
        Read read = doors.read(door, visitor.identity());
        Read.Proven proven = read instanceof Read.Proven found ? found : null;
        Optional<Chat> before = find(door, visitor.session());
        if (before.isEmpty() && proven != null) {
            before = recognise(door, visitor);
        }
        if (before.isPresent()
                && proven != null
                && !sql.isProvenAs(before.get().id(), Tokens.digest(proven.subject()))) {
            before = recognise(door, visitor);
            if (before.isEmpty()) {
                return new Said.Another();
            }
        }
        long minutes = before.isPresent()
                ? throttle.attempt(ThrottleRules.CHAT_SAY, before.get().id())
                : throttle.attempt(ThrottleRules.CHAT_BEGIN, address);
        if (minutes > 0) {
            return new Said.Slower(minutes);
        }
        if (before.isEmpty() && !isOpen() && message.email().isEmpty() && proven == null) {
            return new Said.Refused("email", "Nobody is here just now. Leave an e-mail address for the answer.");
        }
        return before.isPresent() ? goOn(door, before.get(), visitor, message) : begin(door, visitor, proven, message);
    }

    private Said begin(Door door, Visitor visitor, Read.@Nullable Proven proven, Message message) {
        boolean claims = proven == null && !door.proofOnly();
        String user = proven != null ? proven.userId() : claims ? visitor.userId() : "";
        Chat chat = new Chat("chat_" + Tokens.next(), visitor.anonymousId(), user, proven != null);
        Instant now = now();
        Source source = doors.source(door);
        ObjectNode beginning = event(chat, "Live Chat Conversation Started", "begin", now);
        if (!message.page().isEmpty()) {
            ((ObjectNode) beginning.path("properties")).put("page", message.page());
        }
        if (intake.append(source, beginning) instanceof Outcome.Rejected rejected) {
            return new Said.Refused("", rejected.reason());
        }
        introduce(source, chat, proven, message, now);
        return switch (intake.append(source, said(chat, message, now.plusMillis(1)))) {
            case Outcome.Accepted accepted -> {
                byte[] subject = proven == null ? null : Tokens.digest(proven.subject());
                sql.begin(chat, door.id(), accepted.touchpointId(), subject, now, now.plus(HERE));
                Duration span = proven == null ? SESSION : PROVEN_SESSION;
                if (!sql.open(Tokens.digest(visitor.session()), chat.id(), now.plus(span))) {
                    throw Refusal.conflict("This session began another chat just now.");
                }
                yield new Said.Done(chat.id());
            }
            // Somebody who asked to be forgotten: nothing is kept, and nothing is told.
            case Outcome.Known k -> new Said.Done(chat.id());
            case Outcome.Rejected rejected -> new Said.Refused("", rejected.reason());
        };
    }

    private Said goOn(Door door, Chat chat, Visitor visitor, Message message) {
        Instant now = now();
        Source source = doors.source(door);
        introduce(source, chat, null, message, now);
        return switch (intake.append(source, said(chat, message, now))) {
            case Outcome.Accepted a -> {
                sql.spoke(chat.id(), now, now.plus(HERE));
                sql.open(
                        Tokens.digest(visitor.session()),
                        chat.id(),
                        now.plus(chat.proven() ? PROVEN_SESSION : SESSION));
                yield new Said.Done(chat.id());
            }
            case Outcome.Known k -> new Said.Done(chat.id());
            case Outcome.Rejected rejected -> new Said.Refused("", rejected.reason());
        };
    }

    /** Says whose chat it is, when the visitor typed it just now. */
    private void introduce(Source source, Chat chat, Read.@Nullable Proven proven, Message message, Instant now) {
        String email = proven != null ? proven.email() : message.email();
        String name = proven != null ? proven.name() : message.name();
        if (email.isEmpty() && name.isEmpty()) {
            return;
        }
        ObjectNode event = frame(chat, "who:" + message.key(), now);
        event.put("type", "identify");
        ObjectNode traits = event.putObject("traits");
        if (!email.isEmpty()) {
            traits.put("email", email);
        }
        if (!name.isEmpty()) {
            traits.put("name", name);
        }
        intake.append(source, event);
    }

    private static ObjectNode said(Chat chat, Message message, Instant now) {
        ObjectNode event = event(chat, "Live Chat Message Sent", message.key(), now);
        ObjectNode said = (ObjectNode) event.path("properties");
        said.put("message_body", message.text());
        said.put("client_key", message.key());
        said.put("proof", chat.proven() ? "yes" : "no");
        if (!message.page().isEmpty()) {
            said.put("page", message.page());
        }
        if (!message.name().isEmpty()) {
            said.put("from_name", message.name());
        }
        if (!message.email().isEmpty()) {
            said.put("from", message.email());
            ((ObjectNode) event.path("context")).putObject("traits").put("email", message.email());
        }
        return event;
    }

    /** Ends the chat; the browser begins another one next time. */
    @Transactional
    void end(Door door, Chat chat) {
        intake.append(doors.source(door), event(chat, "Live Chat Conversation Ended", "end", now()));
        sql.end(chat.id(), time.instant());
    }

    /** What was said, oldest first. */
    List<ChatsSql.Line> lines(String chat, int most) {
        return sql.lines(chat, most).reversed();
    }

    long conversation(String chat) {
        return sql.conversation(chat);
    }

    boolean isWriting(long conversation) {
        return sql.isWriting(conversation, time.instant());
    }

    /** Notes that the pages of these chats are open; {@code false} that they were left. */
    @Transactional
    void here(Collection<String> chats, boolean here) {
        Instant now = time.instant();
        sql.here(chats, here ? now.plus(HERE) : now);
    }

    private Said.@Nullable Refused fault(Visitor visitor, Message message) {
        if (!isSession(visitor.session())) {
            return new Said.Refused("", "A session is 40 to 100 letters and digits that nobody can guess.");
        }
        if (!isKey(message.key())) {
            return new Said.Refused("", "Each message needs a key of its own.");
        }
        if (message.text().isEmpty() || message.text().length() > LONGEST) {
            return new Said.Refused("", "Write 1 to " + LONGEST + " characters.");
        }
        if (visitor.anonymousId().isEmpty() || visitor.anonymousId().length() > 200) {
            return new Said.Refused("", "An anonymousId is needed, as in the tracking calls.");
        }
        if (message.name().length() > 100) {
            return new Said.Refused("name", "A name has at most 100 characters.");
        }
        if (!message.email().isEmpty()
                && IdentifierRules.normalise(Identifier.EMAIL, message.email(), settings.region()) == null) {
            return new Said.Refused("email", "This is not an e-mail address that could be answered.");
        }
        return null;
    }

    static boolean isKey(String key) {
        return key.matches("[A-Za-z0-9-]{8,60}");
    }

    private static boolean isSession(String session) {
        return session.matches("[A-Za-z0-9_-]{40,100}");
    }

    static ObjectNode event(Chat chat, String name, String key, Instant at) {
        ObjectNode event = frame(chat, key, at);
        event.put("type", "track");
        event.put("event", name);
        event.putObject("properties").put("conversation_id", chat.id());
        return event;
    }

    private static ObjectNode frame(Chat chat, String key, Instant at) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", chat.id() + ":" + key);
        event.put("timestamp", at.toString());
        event.put("anonymousId", chat.anonymousId());
        if (!chat.userId().isEmpty()) {
            event.put("userId", chat.userId());
        }
        event.putObject("context").put("channel", "chat");
        return event;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
