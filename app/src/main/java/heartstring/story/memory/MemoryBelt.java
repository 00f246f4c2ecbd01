package heartstring.story.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heartstring.kernels.remarks.Remark;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what was said and keeps what is worth it; what came in late by the rules alone, in a rebuild as the first time. What colleagues
 * touched stays as they left it, also through a rebuild. Messages are read before anything is held, and what was found is written when
 * they are taken.
 */
@Component
class MemoryBelt implements TouchpointConsumer {

    /** What came in later than this after it was said is an old history: read by rules alone, so that an import takes no hours. */
    private static final int NEWS_DAYS = 60;

    /** So many messages may have been read and not been taken yet, for so long. */
    private static final int MOST_READ = 2_048;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Find(Row row, Remark remark) {}

    /** What was found in a message. */
    private record Read(@Nullable String body, List<Remark> remarks) {}

    private final MemorySql sql;
    private final Reading reading;
    private final Settings settings;
    private final Cache<Long, Read> ahead =
            Caffeine.newBuilder().maximumSize(MOST_READ).expireAfterWrite(KEPT).build();

    MemoryBelt(MemorySql sql, Reading reading, Settings settings) {
        this.sql = sql;
        this.reading = reading;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "story.memory";
    }

    @Override
    public Set<String> wants() {
        return HeardRules.names();
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void prepare(List<Row> rows) {
        Set<Long> late = late(rows);
        for (Row row : rows) {
            if (ahead.getIfPresent(row.id()) == null) {
                ahead.put(row.id(), new Read(row.body(), read(row, late)));
            }
        }
    }

    @Override
    public void take(List<Row> rows) {
        List<Find> finds = new ArrayList<>();
        @Nullable Set<Long> late = null;
        for (Row row : rows) {
            Read read = ahead.getIfPresent(row.id());
            if (read == null || !Objects.equals(read.body(), row.body())) {
                late = late == null ? late(rows) : late;
                read = new Read(row.body(), read(row, late));
            }
            ahead.invalidate(row.id());
            read.remarks().forEach(remark -> finds.add(new Find(row, remark)));
        }
        if (!finds.isEmpty()) {
            sql.keep(columns(finds));
        }
    }

    private Set<Long> late(List<Row> rows) {
        return sql.late(rows.stream().mapToLong(Row::id).toArray(), NEWS_DAYS);
    }

    private List<Remark> read(Row row, Set<Long> late) {
        HeardRules.@Nullable Heard heard = row.profileId() == 0 ? null : HeardRules.heard(row.name(), row.body());
        return heard == null
                ? List.of()
                : reading.read(heard, LocalDate.ofInstant(row.occurredAt(), settings.zone()), !late.contains(row.id()));
    }

    private static MemorySql.Finds columns(List<Find> finds) {
        int n = finds.size();
        MemorySql.Finds columns = new MemorySql.Finds(
                new long[n],
                new long[n],
                new String[n],
                new String[n],
                new int[n],
                new int[n],
                new String[n],
                new boolean[n],
                new String[n]);
        for (int i = 0; i < n; i++) {
            Row row = finds.get(i).row();
            Remark remark = finds.get(i).remark();
            columns.profiles()[i] = row.profileId();
            columns.touchpoints()[i] = row.id();
            columns.kinds()[i] = remark.kind().name().toLowerCase(Locale.ROOT);
            columns.words()[i] = remark.words();
            columns.starts()[i] = remark.from();
            columns.ends()[i] = remark.to();
            columns.dues()[i] = remark.due() == null ? null : remark.due().toString();
            columns.ours()[i] = remark.ours();
            columns.saidAts()[i] = row.occurredAt().toString();
        }
        return columns;
    }

    @Override
    public void forget() {
        sql.forgetFound();
    }

    @Override
    public void withdraw(List<Row> rows) {
        sql.withdraw(rows.stream().mapToLong(Row::id).sorted().toArray());
    }
}
