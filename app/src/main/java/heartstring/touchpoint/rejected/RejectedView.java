package heartstring.touchpoint.rejected;

import heartstring.touchpoint.sources.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of rejected events: a part of them, what can be filtered by, what is, and where the next part begins. */
public record RejectedView(
        List<RejectedEvent> events,
        List<Rejected.Reason> reasons,
        List<Sources.Line> sources,
        Rejected.Filter filter,
        @Nullable String next) {

    /** One of them with what came, for mending. */
    public record Payload(RejectedEvent event, Rejected.Filter filter) {}

    /** Why one may be thrown away. */
    public List<Discard> discards() {
        return List.of(Discard.values());
    }

    /** Whether some of all events are shown only. */
    public boolean filtered() {
        return !filter.equals(Rejected.Filter.ALL);
    }

    static String path(Rejected.Filter filter, long before) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/rejected");
        if (!filter.reason().isEmpty()) {
            path.queryParam("reason", "{reason}");
        }
        if (filter.source() != 0) {
            path.queryParam("source", filter.source());
        }
        if (before != 0) {
            path.queryParam("before", before);
        }
        return filter.reason().isEmpty()
                ? path.toUriString()
                : path.encode().buildAndExpand(filter.reason()).toUriString();
    }
}
