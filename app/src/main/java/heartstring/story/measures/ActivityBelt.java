package heartstring.story.measures;

import heartstring.story.timeline.KindGroup;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Counts touchpoints per profile and channel, and per hour. It adds to what is there: the belt moves its cursor in the same
 * transaction, so each touchpoint is added exactly once, and {@link #forget} with a replay comes to the same figures.
 */
@Component
class ActivityBelt implements TouchpointConsumer {

    static final String NAME = "story.activity";

    /** Profiles read again in one statement. */
    private static final int PART = 1_000;

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
        return NAME;
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
        Map<Seen, Span> spans = spans(rows);
        sql.tally(slots(rows));
        sql.add(spans);
        Map<Long, Instant> last = new HashMap<>();
        spans.forEach((seen, span) -> last.merge(seen.profileId(), span.last(), (a, b) -> a.isAfter(b) ? a : b));
        standings.seen(last);
    }

    @Override
    public void withdraw(List<Row> rows) {
        sql.untally(slots(rows));
        sql.subtract(spans(rows));
    }

    /** First and last moments are read again only now: while parts are still being withdrawn, theirs would be found. */
    @Override
    public void settle(Gone gone) {
        List<Long> profiles = gone.profiles().stream().sorted().toList();
        for (int from = 0; from < profiles.size(); from += PART) {
            List<Long> part = profiles.subList(from, Math.min(profiles.size(), from + PART));
            sql.limits(part.stream().mapToLong(Long::longValue).toArray());
            standings.refreshOwners(Set.copyOf(part));
        }
    }

    private static Map<Seen, Span> spans(List<Row> rows) {
        Map<Seen, Span> spans = new HashMap<>();
        for (Row row : rows) {
            if (row.profileId() != 0) {
                spans.merge(
                        new Seen(row.profileId(), row.channel()),
                        new Span(row.occurredAt(), row.occurredAt(), 1),
                        Span::and);
            }
        }
        return spans;
    }

    static Map<Slot, Long> slots(List<Row> rows) {
        Map<Slot, Long> slots = new HashMap<>();
        for (Row row : rows) {
            String thing = KindGroup.of(row.kind(), row.name()).word();
            slots.merge(new Slot(row.occurredAt().truncatedTo(ChronoUnit.HOURS), row.channel(), thing), 1L, Long::sum);
        }
        return slots;
    }

    @Override
    public void forget() {
        sql.forget();
        standings.forget();
    }
}
