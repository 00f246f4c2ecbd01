package heartstring.touchpoint.live;

import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;

/** The live page: the newest touchpoints, and what they are filtered by. */
public record LiveView(
        List<Line> lines, List<Sources.Line> sources, List<String> channels, Filter filter, String rowsPath) {

    /** What is shown only; empty and 0 for everything. */
    public record Filter(int source, String channel, String name) {}

    /** One touchpoint; {@code customer} is 0 while it is nobody's. */
    public record Line(
            long id,
            String source,
            String channel,
            String kind,
            String name,
            Instant occurredAt,
            Instant recordedAt,
            long customer,
            String who) {}

    /** The whole event, as it came. */
    public record Raw(long id, String body) {}
}
