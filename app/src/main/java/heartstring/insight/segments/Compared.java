package heartstring.insight.segments;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.kernels.memberships.Cell;
import heartstring.kernels.memberships.Overlaps;
import heartstring.kernels.memberships.Pair;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import heartstring.platform.settings.Settings;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Segments as they were counted last. */
@Component
class Compared {

    private final Studies studies;
    private final Segments segments;
    private final ComparedSql sql;
    private final Settings settings;
    private final InstantSource time;

    Compared(Studies studies, Segments segments, ComparedSql sql, Settings settings, InstantSource time) {
        this.studies = studies;
        this.segments = segments;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    /**
     * A segment as it was counted.
     *
     * @param place its bit in the masks of the run
     * @param changed whether its condition is another by now
     */
    record Known(Segment segment, int place, long customers, long house, boolean changed) {}

    /**
     * The last counting that came to its end.
     *
     * @param known the segments that are still there, the largest first
     */
    record Counting(long run, Instant at, long house, List<Known> known, List<String> leftOut) {
        Optional<Known> find(int segment) {
            return known.stream().filter(k -> k.segment().id() == segment).findFirst();
        }
    }

    /** Empty as long as nothing was counted. */
    Optional<Counting> last() {
        Run run = studies.done(SegmentsStudy.NAME).orElse(null);
        if (run == null || run.endedAt() == null) {
            return Optional.empty();
        }
        Map<Integer, Segment> seen = segments.all().stream().collect(Collectors.toMap(Segment::id, g -> g));
        List<Known> known = new ArrayList<>();
        for (ComparedSql.Counted counted : sql.counted(run.id())) {
            Segment segment = seen.get(counted.segmentId());
            if (segment != null) {
                boolean changed = segment.version() != counted.version();
                known.add(new Known(segment, counted.place(), counted.customers(), counted.house(), changed));
            }
        }
        known.sort(java.util.Comparator.comparingLong(Known::customers)
                .reversed()
                .thenComparing(k -> k.segment().name()));
        long house = known.isEmpty() ? 0 : known.getFirst().house();
        return Optional.of(new Counting(run.id(), run.endedAt(), house, known, run.leftOut()));
    }

    /** Every combination of these that somebody is in, the largest first. */
    List<Cell> cells(Counting counting, List<Known> chosen) {
        return Overlaps.among(
                sql.cells(counting.run()),
                chosen.stream().mapToInt(Known::place).toArray());
    }

    /** Two segments and what they share. */
    record Both(Known one, Known other, Pair pair) {}

    List<Both> pairs(Counting counting, List<Known> chosen) {
        Map<Long, Long> cells = sql.cells(counting.run());
        List<Both> pairs = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = i + 1; j < chosen.size(); j++) {
                Known one = chosen.get(i);
                Known other = chosen.get(j);
                pairs.add(new Both(one, other, Overlaps.pair(cells, one.place(), other.place(), counting.house())));
            }
        }
        return pairs;
    }

    /**
     * A trait that tells a segment from all others.
     *
     * @param share of the segment, 0 to 1
     * @param otherShare of all others
     */
    record Trait(
            String family,
            String key,
            String name,
            long hits,
            long otherHits,
            Interval share,
            Interval otherShare,
            Difference difference,
            double rate) {
        boolean isMore() {
            return difference.interval().value() > 0;
        }
    }

    /** What is more or less frequent in a segment than among all others, the farthest apart first; empty where one side is too small. */
    List<Trait> traits(Counting counting, Known known) {
        long size = known.customers();
        long others = counting.house() - size;
        if (size < SegmentsStudy.FEWEST || others < SegmentsStudy.FEWEST || known.changed()) {
            return List.of();
        }
        return sql.contrasts(counting.run(), known.segment().id()).stream()
                .map(t -> new Trait(
                        t.family(),
                        t.key(),
                        t.name(),
                        t.hits(),
                        t.otherHits(),
                        Shares.share(t.hits(), size),
                        Shares.share(t.otherHits(), others),
                        Differences.shares(t.hits(), size, t.otherHits(), others),
                        t.rate()))
                .toList();
    }

    /** How large a segment was on a day, with the condition that it has now. */
    Map<LocalDate, Long> sizes(Known known, int days) {
        LocalDate since = LocalDate.ofInstant(time.instant(), settings.zone()).minusDays(days);
        Map<LocalDate, Long> sizes = new TreeMap<>();
        sql.sizes(List.of(known.segment().id()), since).stream()
                .filter(s -> s.version() == known.segment().version())
                .forEach(s -> sizes.put(s.day(), s.customers()));
        return sizes;
    }

    /** How large it was so many days ago, or on the last counted day before; null when that is not known. */
    static @Nullable Long before(Map<LocalDate, Long> sizes, LocalDate day) {
        return sizes.entrySet().stream()
                .filter(e -> !e.getKey().isAfter(day))
                .reduce((a, b) -> b)
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), settings.zone());
    }

    List<Segment> named() {
        return segments.all();
    }
}
