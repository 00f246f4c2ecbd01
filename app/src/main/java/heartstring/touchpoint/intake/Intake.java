package heartstring.touchpoint.intake;

import heartstring.platform.settings.Settings;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.sources.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The door for touchpoints: what is good is durable when a call returns, what is bad is kept with the reason. */
@Component
public class Intake {

    private final Writer writer;
    private final Rejections rejections;
    private final Settings settings;

    Intake(Writer writer, Rejections rejections, Settings settings) {
        this.writer = writer;
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
        EventRules.Frame frame = new EventRules.Frame(source, Instant.now(), sentAt, settings.region());
        List<Checked> checked = new ArrayList<>(events.size());
        for (JsonNode event : events) {
            checked.add(EventRules.check(event, kind, frame));
        }
        return accept(source, checked);
    }

    /** Takes in events that were checked before; the bad ones among them are kept as rejected. */
    public List<Outcome> accept(Source source, List<Checked> checked) {
        List<Event> good = new ArrayList<>(checked.size());
        List<Checked.Bad> bad = new ArrayList<>();
        for (Checked one : checked) {
            switch (one) {
                case Checked.Good found -> good.add(found.event());
                case Checked.Bad found -> bad.add(found);
            }
        }
        List<Outcome> written = write(good, bad);
        keep(source, bad);
        List<Outcome> outcomes = new ArrayList<>(checked.size());
        int next = 0;
        for (Checked one : checked) {
            outcomes.add(
                    switch (one) {
                        case Checked.Good g -> written.get(next++);
                        case Checked.Bad b -> new Outcome.Rejected(b.reason());
                    });
        }
        return outcomes;
    }

    /** Keeps something that is not even an event, such as broken JSON. */
    public void keep(Source source, List<Checked.Bad> bad) {
        if (!bad.isEmpty()) {
            try {
                rejections.keep(source, bad);
            } catch (org.springframework.dao.DataAccessException e) {
                throw new IntakeUnavailable("The database cannot be reached at the moment. Send the events again.", e);
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

    private List<Outcome> write(List<Event> good, List<Checked.Bad> bad) {
        List<Outcome> written = new ArrayList<>(good.size());
        for (int from = 0; from < good.size(); from += Batch.MOST) {
            List<Event> part = good.subList(from, Math.min(good.size(), from + Batch.MOST));
            List<Outcome> outcomes = writer.write(part);
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof Outcome.Rejected refused) {
                    bad.add(new Checked.Bad(refused.reason(), part.get(i).replayable()));
                }
            }
            written.addAll(outcomes);
        }
        return written;
    }
}
