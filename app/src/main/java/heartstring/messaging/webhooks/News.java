package heartstring.messaging.webhooks;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Where a room above tells news: in its own transaction, and costs nothing while nobody wants to hear of it. */
@Component
public class News {

    /** As JSON, in characters. */
    static final int MOST_LETTERS = 10_000;

    private final NewsSql sql;
    private final Webhooks webhooks;
    private final InstantSource time;

    News(NewsSql sql, Webhooks webhooks, InstantSource time) {
        this.sql = sql;
        this.webhooks = webhooks;
        this.time = time;
    }

    /** Whether anybody wants to hear of that kind. */
    public boolean isWanted(String kind) {
        return webhooks.set().stream().anyMatch(e -> !e.disabled() && e.kinds().contains(kind));
    }

    /**
     * Tells every endpoint that wants it, once it is committed.
     *
     * @param kind of a {@link NewsKind}
     * @param key the same key is the same news, for ever
     * @param profileId whom it is about, 0 for nobody
     * @param data numbers, names of our own and amounts; what somebody said has no place in it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String kind, String key, long profileId, java.time.Instant at, ObjectNode data) {
        if (isWanted(kind)) {
            String text = data.toString();
            if (text.length() > MOST_LETTERS) {
                throw new IllegalArgumentException("News of more than " + MOST_LETTERS + " characters");
            }
            sql.tell(kind, key, profileId, at, text, time.instant());
        }
    }
}
