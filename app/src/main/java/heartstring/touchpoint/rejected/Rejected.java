package heartstring.touchpoint.rejected;

import heartstring.platform.audit.Audit;
import heartstring.touchpoint.events.BodyText;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with events that could not be taken in. Trying one again is safe to repeat: it lands once at the most. */
@Component
public class Rejected {

    /** The most events of one "all of these". */
    public static final int MOST_AT_ONCE = 1_000;

    /** The longest payload after an edit, in characters. */
    public static final int MAX_PAYLOAD = 512 * 1024;

    /** How long a rejected event is kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    private final RejectedSql sql;
    private final Intake intake;
    private final Sources sources;
    private final Audit audit;

    Rejected(RejectedSql sql, Intake intake, Sources sources, Audit audit) {
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.audit = audit;
    }

    /** Which events are meant: a reason without its figures and a source; empty and 0 for all. */
    public record Filter(String reason, int source) {
        public static final Filter ALL = new Filter("", 0);
    }

    /** A reason without its figures, and how many events wait for it. */
    public record Reason(String words, long events) {}

    /** What can become of another try. */
    public sealed interface Again {
        /** It is in now (or was in before). */
        record Landed() implements Again {}

        /** It still cannot be taken in, and why. */
        record Still(String reason) implements Again {}

        /** There is no such event, or it landed before. */
        record Unknown() implements Again {}
    }

    /** How many of many landed, and how many wait still. */
    public record Many(int landed, int still) {}

    /** Newest first, those before this id; 0 for the newest. */
    public List<RejectedEvent> list(Filter filter, long before, int most) {
        return sql.list(filter, before, most);
    }

    public Optional<RejectedEvent> find(long id) {
        return sql.find(id);
    }

    /** The reasons with events waiting, the most frequent first. */
    public List<Reason> reasons() {
        return sql.reasons();
    }

    /**
     * Tries one again, as of the moment it first came.
     *
     * @param edited the payload to try instead, null for the one that is kept; it is kept from now on
     */
    public Again replay(long id, @Nullable String edited) {
        Optional<RejectedEvent> found = sql.find(id);
        if (found.isEmpty()) {
            return new Again.Unknown();
        }
        if (edited != null) {
            if (edited.length() > MAX_PAYLOAD) {
                return new Again.Still("The event is longer than " + MAX_PAYLOAD + " characters.");
            }
            sql.edit(id, BodyText.clean(edited));
            audit.record("edited", "rejected event", id);
        }
        RejectedEvent event = sql.find(id).orElse(found.get());
        String reason = attempt(event);
        if (reason == null) {
            sql.landed(id);
            audit.record("replayed", "rejected event", id);
            return new Again.Landed();
        }
        sql.still(id, BodyText.clean(reason));
        return new Again.Still(reason);
    }

    /** Tries all of these again, at most {@link #MOST_AT_ONCE}, the oldest first. */
    public Many replayAll(Filter filter) {
        int landed = 0;
        int still = 0;
        for (long id : sql.oldest(filter, MOST_AT_ONCE)) {
            switch (replay(id, null)) {
                case Again.Landed done -> landed++;
                case Again.Still again -> still++;
                case Again.Unknown unknown -> {}
            }
        }
        return new Many(landed, still);
    }

    /** Throws one away; false when there is none. */
    @Transactional
    public boolean discard(long id, Discard reason) {
        boolean gone = sql.discard(List.of(id)) > 0;
        if (gone) {
            audit.record("discarded", "rejected event", String.valueOf(id), "{\"reason\":\"" + reason + "\"}");
        }
        return gone;
    }

    /** Throws all of these away, at most {@link #MOST_AT_ONCE}; returns how many. */
    @Transactional
    public int discardAll(Filter filter, Discard reason) {
        int gone = sql.discard(sql.oldest(filter, MOST_AT_ONCE));
        audit.record(
                "discarded",
                "rejected events",
                String.valueOf(filter.source()),
                "{\"reason\":\"%s\",\"events\":%d}".formatted(reason, gone));
        return gone;
    }

    /** Lets go of those older than {@link #KEPT}, a bounded number at a time; returns how many. */
    int discardOld() {
        return sql.discardOld(KEPT, MOST_AT_ONCE);
    }

    /** Null when it landed, otherwise why not. */
    private @Nullable String attempt(RejectedEvent event) {
        Optional<Source> source = sources.byId(event.sourceId());
        if (source.isEmpty()) {
            return "Its source is not there any more.";
        }
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(event.payload());
        } catch (JacksonException e) {
            return "The body is not valid JSON: " + BodyText.fault(e);
        }
        List<JsonNode> events = new ArrayList<>();
        if (json.get("batch") instanceof ArrayNode batch) {
            batch.forEach(events::add);
        } else {
            events.add(json);
        }
        for (int i = 0; i < events.size(); i++) {
            JsonNode one = events.get(i);
            if (one instanceof ObjectNode object && !object.hasNonNull("messageId")) {
                object.put("messageId", "rejected-" + event.id() + "-" + i);
            }
            if (intake.again(source.get(), one, event.receivedAt()) instanceof Outcome.Rejected refused) {
                return refused.reason();
            }
        }
        return null;
    }
}
