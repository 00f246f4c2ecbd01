package heartstring.story.measures;

import heartstring.story.timeline.KindGroup;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Counts touchpoints per profile and channel, and per hour. It adds to what is there: the belt moves its cursor in the same
 * transaction, so each touchpoint is added exactly once, and {@link #forget} with a replay comes to the same figures.
 */
@Component
class ActivityBelt implements TouchpointConsumer {

    private final ActivitySql sql;
    private final Standings standings;

    ActivityBelt(ActivitySql sql, Standings standings) {
        this.sql = sql;
        this.standings = standings;
    }

    record Seen(long profileId, String channel) {}

    /** When a profile was first and last seen in a channel, and how often. */
    record Span(Instant first, Instant last, long touchpoints) {
        Span and(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    touchpoints + other.touchpoints);
        }
    }

    record Slot(Instant hour, String channel, String thing) {}

    @Override
    public String name() {
        return "story.activity";
    }

    @Override
    public Set<String> wants() {
        return Set.of();
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        Map<Seen, Span> spans = new HashMap<>();
        Map<Slot, Long> slots = new HashMap<>();
        for (Row row : rows) {
            if (row.profileId() != 0) {
                spans.merge(
                        new Seen(row.profileId(), row.channel()),
                        new Span(row.occurredAt(), row.occurredAt(), 1),
                        Span::and);
            }
            String thing = KindGroup.of(row.kind(), row.name()).word();
            slots.merge(new Slot(row.occurredAt().truncatedTo(ChronoUnit.HOURS), row.channel(), thing), 1L, Long::sum);
        }
        sql.tally(slots);
        sql.add(spans);
        standings.refreshOwners(spans.keySet().stream().map(Seen::profileId).collect(Collectors.toSet()));
    }

    @Override
    public void forget() {
        sql.forget();
        standings.forget();
    }
}
