package heartstring.touchpoint.sources;

import heartstring.touchpoint.belts.Carried;
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
public class SourceCounts implements TouchpointConsumer {

    private static final String NAME = "source-counts";

    private final SourceCountsSql sql;
    private final Carried carried;

    SourceCounts(SourceCountsSql sql, Carried carried) {
        this.sql = sql;
        this.carried = carried;
    }

    record Day(int sourceId, LocalDate day) {}

    record Count(long touchpoints, Instant lastAt) {
        Count and(Count other) {
            return new Count(touchpoints + other.touchpoints, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

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
        sql.add(counts(rows));
    }

    @Override
    public void withdraw(List<Row> rows) {
        sql.subtract(counts(rows));
    }

    @Override
    public void settle(Gone gone) {
        if (gone.namesLeft() != null) {
            sql.lastOfImports(gone.sourceId());
        }
    }

    /** Takes these profiles' touchpoints out of the counts, in an erasure and before they are deleted. */
    public void leave(long[] profiles) {
        carried.ofProfiles(profiles, NAME, this::withdraw);
    }

    private static Map<Day, Count> counts(List<Row> rows) {
        Map<Day, Count> counts = new HashMap<>();
        for (Row row : rows) {
            LocalDate day = row.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
            counts.merge(new Day(row.sourceId(), day), new Count(1, row.occurredAt()), Count::and);
        }
        return counts;
    }

    @Override
    public void forget() {
        sql.forget();
    }
}
