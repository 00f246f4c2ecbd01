package heartstring.crm.chat;

import heartstring.crm.chat.Chats.Said;
import heartstring.crm.chat.ChatsSql.Chat;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.messaging.files.Enclosures;
import heartstring.messaging.files.Enclosures.Brought;
import heartstring.messaging.files.FileRules;
import heartstring.messaging.files.Files;
import heartstring.messaging.files.StoredFile;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.databind.node.ObjectNode;

/** Pictures and PDF files that visitors send in a chat that goes on, and what both sides sent in it. */
@Component
class ChatFiles {

    /** Files of one chat. */
    static final int MOST = 20;

    private final ChatsSql sql;
    private final ChatDoors doors;
    private final Enclosures enclosures;
    private final Files files;
    private final Intake intake;
    private final Throttle throttle;
    private final InstantSource time;

    ChatFiles(
            ChatsSql sql,
            ChatDoors doors,
            Enclosures enclosures,
            Files files,
            Intake intake,
            Throttle throttle,
            InstantSource time) {
        this.sql = sql;
        this.doors = doors;
        this.enclosures = enclosures;
        this.files = files;
        this.intake = intake;
        this.throttle = throttle;
        this.time = time;
    }

    /** Sends one; the same key is the same message, said once. */
    @Transactional
    Said send(Door door, Chat chat, String key, Brought file) {
        if (!Chats.isKey(key)) {
            return new Said.Refused("", "Each message needs a key of its own.");
        }
        String fault = Enclosures.fault(file);
        if (fault != null) {
            return new Said.Refused("", fault);
        }
        long minutes = throttle.attempt(ThrottleRules.CHAT_SAY, chat.id());
        if (minutes > 0) {
            return new Said.Slower(minutes);
        }
        if (sql.files(chat.id()) >= MOST) {
            return new Said.Refused("", "A chat takes at most " + MOST + " files. Send the rest by e-mail.");
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode event = Chats.event(chat, "Live Chat Message Sent", key, now);
        ObjectNode said = (ObjectNode) event.path("properties");
        said.put("message_body", "Sent a file: " + FileRules.name(file.name()));
        said.put("client_key", key);
        said.put("proof", chat.proven() ? "yes" : "no");
        List<Long> kept = enclosures.attach(said, List.of(file));
        return switch (intake.append(doors.source(door), event)) {
            case Outcome.Accepted accepted -> {
                files.give(kept, accepted.touchpointId());
                sql.spoke(chat.id(), now, now.plus(Chats.HERE));
                yield new Said.Done(chat.id());
            }
            // It is here from an earlier try, or of somebody who asked to be forgotten: the file is not kept once more.
            case Outcome.Known k -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new Said.Done(chat.id());
            }
            case Outcome.Rejected rejected -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new Said.Refused("", rejected.reason());
            }
        };
    }

    /** A file that one of the two sent in this chat. */
    Optional<StoredFile> read(Chat chat, long file) {
        return sql.isSentIn(chat.id(), file) ? files.read(file) : Optional.empty();
    }
}
