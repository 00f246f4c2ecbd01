package heartstring.demo.scene;

import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.words.Feeling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the events of one customer; drops what lies before the first day or after the last hour. */
public final class Trail {

    private final Days days;
    private final Dice ids;
    private final List<ShopEvent> events = new ArrayList<>(128);
    private final Map<String, Feeling> feelings = new HashMap<>();

    public Trail(Days days, Dice ids) {
        this.days = days;
        this.ids = ids;
    }

    /** Adds an event and returns its message id, also when the event was dropped. */
    public String add(
            String source,
            String type,
            long millis,
            Who who,
            @Nullable String name,
            Map<String, Object> traits,
            Map<String, Object> properties) {
        String messageId = ids.uuid(millis);
        if (days.holds(millis)) {
            events.add(new ShopEvent(
                    source,
                    type,
                    messageId,
                    Instant.ofEpochMilli(millis),
                    who.userId(),
                    who.anonymousId(),
                    name,
                    who.groupId(),
                    who.previousId(),
                    traits,
                    properties,
                    who.context()));
        }
        return messageId;
    }

    /** Adds a track event. */
    public String track(String source, String event, long millis, Who who, Map<String, Object> properties) {
        return add(source, "track", millis, who, event, Map.of(), properties);
    }

    /** Notes the feeling with which the text of an event was written. */
    public void felt(String messageId, Feeling feeling) {
        feelings.put(messageId, feeling);
    }

    /** The events in order of time. */
    public List<ShopEvent> sorted() {
        events.sort(Comparator.comparing(ShopEvent::timestamp));
        return events;
    }

    public Map<String, Feeling> feelings() {
        return feelings;
    }
}
