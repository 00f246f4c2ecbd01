package heartstring.touchpoint.sources;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Counts what each source sent, by day (UTC) of the event. */
@Component
class SourceCounts implements TouchpointConsumer {

    private final SourceCountsSql sql;

    SourceCounts(SourceCountsSql sql) {
        this.sql = sql;
    }

    record Day(int sourceId, LocalDate day) {}

    record Count(long touchpoints, Instant lastAt) {
        Count and(Count other) {
            return new Count(touchpoints + other.touchpoints, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    @Override
    public String name() {
        return "source-counts";
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
        Map<Day, Count> counts = new HashMap<>();
        for (Row row : rows) {
            LocalDate day = row.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
            counts.merge(new Day(row.sourceId(), day), new Count(1, row.occurredAt()), Count::and);
        }
        sql.add(counts);
    }

    @Override
    public void forget() {
        sql.forget();
    }
}
