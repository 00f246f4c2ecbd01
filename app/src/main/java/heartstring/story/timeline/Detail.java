package heartstring.story.timeline;

import java.time.Instant;
import java.util.List;

/**
 * Everything about one touchpoint.
 *
 * @param source the name of the source that sent it
 * @param customerId the customer it belongs to now, 0 when it belongs to nobody
 * @param fields its properties, readable, in the order in which they came
 * @param json the event as it came, indented
 */
public record Detail(
        long id,
        Instant at,
        Instant recordedAt,
        KindGroup group,
        String kind,
        String name,
        String channel,
        String source,
        long profileId,
        long customerId,
        String icon,
        String text,
        List<Field> fields,
        String json) {

    /** One property: its name and its value for people. */
    public record Field(String name, String value) {}

    public Detail {
        fields = List.copyOf(fields);
    }
}
