package heartstring.decision.entering;

import heartstring.crm.chronicle.Chronicle;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Entry;
import heartstring.platform.audit.Audit;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door by which colleagues and programs put somebody in. */
@Component
public class Entering {

    /** The longest key. */
    public static final int MOST_KEY = 200;

    private final Workflows workflows;
    private final NewsSql news;
    private final FeedsSql sql;
    private final Placing placing;
    private final Chronicle chronicle;
    private final Audit audit;
    private final InstantSource time;

    Entering(
            Workflows workflows,
            NewsSql news,
            FeedsSql sql,
            Placing placing,
            Chronicle chronicle,
            Audit audit,
            InstantSource time) {
        this.placing = placing;
        this.workflows = workflows;
        this.news = news;
        this.sql = sql;
        this.chronicle = chronicle;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of it. */
    public sealed interface Outcome {
        /** They come in within seconds, if the rules of the workflow let them. */
        record Taken() implements Outcome {}

        record Refused(String sentence) implements Outcome {}

        /** There is no such workflow or customer. */
        record Unknown() implements Outcome {}
    }

    /** A colleague puts a customer in. */
    @Transactional
    public Outcome byHand(int workflow, long customer) {
        Outcome outcome = note(workflow, customer, "");
        if (outcome instanceof Outcome.Taken) {
            audit.record("put into workflow " + workflow, "customer", customer);
        }
        return outcome;
    }

    /** A program says that a customer comes in; the key where the workflow asks for one, else empty. */
    @Transactional
    public Outcome byCall(int workflow, long customer, String key) {
        Optional<Stored> stored = workflows.find(workflow).filter(w -> w.version() > 0);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        Entry entry =
                workflows.route(workflow, stored.get().version()).workflow().entry();
        if (!(entry instanceof Entry.OnCall call)) {
            return new Outcome.Refused("People do not come into this workflow by a call.");
        }
        if (key.length() > MOST_KEY || call.key() == key.isBlank()) {
            return new Outcome.Refused(
                    call.key() ? "Send a key of 1 to " + MOST_KEY + " characters." : "This workflow takes no key.");
        }
        return note(workflow, customer, key);
    }

    /** Looks at what waits without waiting for its turn, in the caller's transaction: for whoever tells what happened before. */
    public void place() {
        placing.some();
    }

    private Outcome note(int workflow, long customer, String key) {
        chronicle.hold();
        Optional<Stored> stored = workflows.find(workflow);
        Map<Long, Long> first = sql.first(List.of(customer));
        if (stored.isEmpty() || first.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (stored.get().state() != Stored.State.ON) {
            return new Outcome.Refused("The workflow is off; put it on first.");
        }
        news.note(List.of(News.of(workflow, News.ENTER, first.getOrDefault(customer, 0L), 0, key, time.instant())));
        return new Outcome.Taken();
    }
}
