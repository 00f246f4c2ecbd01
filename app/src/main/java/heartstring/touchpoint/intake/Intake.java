package heartstring.touchpoint.intake;

import heartstring.platform.settings.Settings;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.sources.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The door for touchpoints: what is good is durable when a call returns, what is bad is kept with the reason. */
@Component
public class Intake {

    private final Writer writer;
    private final Batch batch;
    private final Rejections rejections;
    private final Settings settings;

    Intake(Writer writer, Batch batch, Rejections rejections, Settings settings) {
        this.writer = writer;
        this.batch = batch;
        this.rejections = rejections;
        this.settings = settings;
    }

    /**
     * Takes in events as Segment clients send them.
     *
     * @param events any number of events
     * @param kind of all of them, or null when each names its own
     * @param sentAt of the request, for the correction of the client's clock
     * @return one outcome per event, in their order
     * @throws IntakeUnavailable when the database cannot take them now; nothing was acknowledged, all may be sent again
     */
    public List<Outcome> accept(
            Source source, List<? extends JsonNode> events, @Nullable String kind, @Nullable JsonNode sentAt) {
        EventRules.Frame frame = new EventRules.Frame(
                source, Instant.now(), sentAt, settings.organisation().region());
        List<Checked> checked = new ArrayList<>(events.size());
        for (JsonNode event : events) {
            checked.add(EventRules.check(event, kind, frame));
        }
        return accept(source, checked);
    }

    /** Takes in events that were checked before; the bad ones among them are kept as rejected. */
    public List<Outcome> accept(Source source, List<Checked> checked) {
        return accept(checked.stream().map(one -> new Incoming(source, one)).toList());
    }

    /** Takes in checked events of several sources, in the order given. */
    public List<Outcome> accept(List<Incoming> incoming) {
        List<Event> good = new ArrayList<>(incoming.size());
        for (Incoming one : incoming) {
            if (one.checked() instanceof Checked.Good found) {
                good.add(found.event());
            }
        }
        List<Outcome> written = write(good);
        List<Outcome> outcomes = new ArrayList<>(incoming.size());
        Map<Source, List<Checked.Bad>> bad = new LinkedHashMap<>();
        int next = 0;
        for (Incoming one : incoming) {
            Outcome outcome = switch (one.checked()) {
                case Checked.Good g -> written.get(next++);
                case Checked.Bad b -> new Outcome.Rejected(b.reason());
            };
            if (outcome instanceof Outcome.Rejected refused) {
                bad.computeIfAbsent(one.source(), s -> new ArrayList<>()).add(bad(one.checked(), refused.reason()));
            }
            outcomes.add(outcome);
        }
        bad.forEach(this::keep);
        return outcomes;
    }

    private static Checked.Bad bad(Checked checked, String reason) {
        return switch (checked) {
            case Checked.Good g -> new Checked.Bad(reason, g.event().replayable());
            case Checked.Bad b -> b;
        };
    }

    /**
     * Takes in checked events of an import, past the queue of live calls; what is bad is the importer's to report.
     *
     * @param importRun the import they belong to, for its undo
     * @return one outcome per event, in their order
     * @throws IntakeUnavailable when the database cannot take them now; what was written stays, all may be handed in again
     */
    public List<Outcome> load(List<Event> events, long importRun) {
        return writer.load(events, importRun);
    }

    /**
     * Takes in one event in the caller's transaction, as large as an imported one: kept if and only if that transaction is.
     * What is bad is the caller's to tell.
     */
    public Outcome append(Source source, JsonNode event) {
        return switch (check(source, event)) {
            case Checked.Good good -> batch.write(List.of(good.event()), 0).getFirst();
            case Checked.Bad bad -> new Outcome.Rejected(bad.reason());
        };
    }

    /**
     * Takes in what a colleague said or noted, for a piece that is known already, in the caller's transaction.
     *
     * @return {@link Outcome.Known} when it was here before or the piece was erased
     */
    public Outcome appendTo(long profileId, Source source, ObjectNode event) {
        // An event has to name somebody; this one is left out again, the piece is known.
        event.put("anonymousId", "piece-" + profileId);
        return switch (check(source, event)) {
            case Checked.Good good -> batch.writeFor(profileId, good.event().withoutAnonymousId());
            case Checked.Bad bad -> new Outcome.Rejected(bad.reason());
        };
    }

    private Checked check(Source source, JsonNode event) {
        return EventRules.check(
                event,
                event.has("type") ? null : "track",
                new EventRules.Frame(source, Instant.now(), null, settings.region(), EventRules.MAX_IMPORTED_BYTES));
    }

    /** Keeps something that is not even an event, such as broken JSON. */
    public void keep(Source source, List<Checked.Bad> bad) {
        if (!bad.isEmpty()) {
            try {
                rejections.keep(source, bad);
            } catch (org.springframework.dao.DataAccessException e) {
                throw IntakeUnavailable.because(e);
            }
        }
    }

    /**
     * Takes in an event that was rejected before, as of the moment it first came; when it still cannot be taken in, the
     * outcome says why and nothing more is kept.
     */
    public Outcome again(Source source, JsonNode event, Instant receivedAt) {
        EventRules.Frame frame = new EventRules.Frame(source, receivedAt, null, settings.region());
        return switch (EventRules.check(event, null, frame)) {
            case Checked.Good good -> writer.write(List.of(good.event())).getFirst();
            case Checked.Bad bad -> new Outcome.Rejected(bad.reason());
        };
    }

    private List<Outcome> write(List<Event> good) {
        List<Outcome> written = new ArrayList<>(good.size());
        for (int from = 0; from < good.size(); from += Batch.MOST) {
            written.addAll(writer.write(good.subList(from, Math.min(good.size(), from + Batch.MOST))));
        }
        return written;
    }
}
