package heartstring.experience.rollups;

import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The segments of the house. */
@Component
@Order(30)
class SegmentGrouping implements Grouping {

    static final String WORD = "segment";

    private final SegmentGroupingSql sql;
    private final Segments segments;
    private final InstantSource time;

    SegmentGrouping(SegmentGroupingSql sql, Segments segments, InstantSource time) {
        this.sql = sql;
        this.segments = segments;
        this.time = time;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public String title() {
        return "Segment";
    }

    /** A segment whose condition cannot be read any more has no members. */
    @Override
    public List<Members> members() {
        return members(segments.whole());
    }

    private List<Members> members(List<Segment> some) {
        List<Members> members = new ArrayList<>();
        some.forEach(segment -> members(segment).ifPresent(members::add));
        return members;
    }

    private Optional<Members> members(Segment segment) {
        return segments.members(segment, time.instant()).map(ready -> {
            Map<String, Object> params = new HashMap<>(ready.customers().params());
            params.put("segmentId", segment.id());
            params.put("segmentName", segment.name());
            return new Members(SegmentGroupingSql.members(ready.customers().sql()), params);
        });
    }

    /**
     * Those that are new or have another condition; each is given once, for the night comes anyway. Figures of another condition, and of
     * segments that are gone, are forgotten.
     */
    @Transactional
    public List<Members> takeNew() {
        List<Segment> all = segments.whole();
        sql.forgetGone(all.stream().mapToInt(Segment::id).toArray());
        Set<Integer> fresh = new HashSet<>(sql.takeNew(
                all.stream().mapToInt(Segment::id).toArray(),
                all.stream().mapToInt(Segment::version).toArray(),
                time.instant()));
        return members(all.stream().filter(s -> fresh.contains(s.id())).toList());
    }

    /** The numbers of those whom whoever acts may see, as keys of figures. */
    Set<String> seen() {
        Set<String> seen = new HashSet<>();
        segments.all().forEach(s -> seen.add(String.valueOf(s.id())));
        return seen;
    }
}
