package heartstring.decision.sending;

import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import heartstring.platform.postgres.Meeting;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes what became of messages on their way, and sends what waited. */
@Component
public class Settling {

    private static final int SOME = 100;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final SettlingSql sql;
    private final Telling telling;
    private final Messages messages;
    private final TransactionTemplate transactions;

    Settling(SettlingSql sql, Telling telling, Messages messages, TransactionTemplate transactions) {
        this.sql = sql;
        this.telling = telling;
        this.messages = messages;
        this.transactions = transactions;
    }

    @Bean
    static Loop sendingsLoop(Settling settling) {
        return new Loop("sendings", Rests.brief(IDLE), () -> settling.settled() + settling.sent() > 0);
    }

    /** Notes the ends of some; how many. Each becomes a touchpoint in the same transaction. */
    int settled() {
        Integer settled = Meeting.again(() -> transactions.execute(status -> {
            List<SettlingSql.End> ended = sql.ended(SOME);
            for (SettlingSql.End end : ended) {
                sql.settle(end);
                if (end.state().equals("sent")) {
                    telling.tell(end, Telling.delivered(end.channel()), "");
                } else if (end.state().equals("failed") && end.channel().equals("email")) {
                    telling.tell(end, "Email Bounced", "");
                }
            }
            return ended.size();
        }));
        return settled == null ? 0 : settled;
    }

    /** Sends some that waited and are due; how many were looked at. */
    int sent() {
        return messages.sendDue(one -> Meeting.again(() -> {
            transactions.executeWithoutResult(status -> one.run());
            return true;
        }));
    }

    /** How many wait to leave, counted no further than that: whoever sends many waits with the next ones. */
    public int leaving(int most) {
        return sql.leaving(most);
    }
}
