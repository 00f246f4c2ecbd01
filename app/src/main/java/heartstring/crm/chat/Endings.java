package heartstring.crm.chat;

import heartstring.crm.chat.ChatsSql.Resting;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.touchpoint.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Ends chats by themselves: some time after our last word, and a day at least after a word of the visitor that nobody answered. */
@Component
class Endings {

    /** So many are looked at in one go. */
    static final int AT_ONCE = 100;

    private static final Duration UNANSWERED = Duration.ofDays(1);

    private final ChatsSql sql;
    private final ChatDoors doors;
    private final Intake intake;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Endings(ChatsSql sql, ChatDoors doors, Intake intake, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.doors = doors;
        this.intake = intake;
        this.transactions = transactions;
        this.time = time;
    }

    /** Looks at some whose time has come; true when more may wait. */
    boolean endSome() {
        int minutes = doors.idleMinutes();
        if (minutes == 0) {
            return false;
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Resting> resting = sql.resting(now, AT_ONCE);
        resting.forEach(one -> transactions.executeWithoutResult(status -> {
            Instant until = until(one, Duration.ofMinutes(minutes));
            if (until.isAfter(now)) {
                sql.lookAgain(one.chat().id(), until);
            } else if (!end(one, minutes, now)) {
                status.setRollbackOnly();
            }
        }));
        return resting.size() == AT_ONCE;
    }

    private Instant until(Resting resting, Duration idle) {
        List<ChatsSql.Line> last = sql.lines(resting.chat().id(), 1);
        boolean ours = !last.isEmpty() && last.getFirst().who().equals("us");
        Instant saidAt = last.isEmpty() || last.getFirst().at().isBefore(resting.saidAt())
                ? resting.saidAt()
                : last.getFirst().at();
        return saidAt.plus(ours || idle.compareTo(UNANSWERED) > 0 ? idle : UNANSWERED);
    }

    /** First what is told, then the chat, as a word of the visitor does it; false when one came in between. */
    private boolean end(Resting resting, int minutes, Instant now) {
        Door door = doors.find(resting.door()).orElseThrow();
        ObjectNode event = Chats.event(resting.chat(), "Live Chat Conversation Ended", "end", now);
        ((ObjectNode) event.path("properties")).put("idle_minutes", minutes);
        intake.append(doors.source(door), event);
        return sql.rest(resting, now);
    }
}
