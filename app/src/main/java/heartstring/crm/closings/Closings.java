package heartstring.crm.closings;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.conversations.Conversation;
import heartstring.crm.conversations.Conversations;
import heartstring.crm.conversations.State;
import heartstring.platform.auth.Actor;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Closes conversations as colleagues do. One that is not there is a refusal with 404, as in {@link Conversations}. */
@Component
public class Closings {

    /** The touchpoint that says so. */
    public static final String EVENT = "Conversation Resolved";

    private final Conversations conversations;
    private final Chronicle chronicle;
    private final InstantSource time;

    Closings(Conversations conversations, Chronicle chronicle, InstantSource time) {
        this.conversations = conversations;
        this.chronicle = chronicle;
        this.time = time;
    }

    /** Closes it and says so in the customer's story; what is closed already, or for one colleague's eyes, is not told. */
    @Transactional
    public void resolve(long id) {
        chronicle.hold();
        Conversation before = conversations.get(id);
        conversations.resolve(id);
        if (before.state() == State.RESOLVED || before.privateTo() != 0) {
            return;
        }
        ObjectNode properties = Chronicle.properties()
                .put("conversation", String.valueOf(before.id()))
                .put("channel", before.channel());
        long user =
                before.assigneeId() != 0 ? before.assigneeId() : Actor.current().userId();
        if (user != 0) {
            properties.put("user_id", user);
        }
        chronicle.tell(before.customerId(), EVENT, time.instant().truncatedTo(ChronoUnit.MILLIS), properties);
    }
}
