package heartstring.story.segments;

import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.List;
import org.springframework.stereotype.Component;

/** All segments, whoever asks. */
@Component
class SegmentList {

    private final Kept<List<Segment>> kept;

    SegmentList(SegmentsSql sql, Changes changes) {
        this.kept = new Kept<>("segments", changes, sql::ever);
    }

    /** Those that were taken away, too. */
    List<Segment> ever() {
        return kept.get();
    }

    /** By name. */
    List<Segment> living() {
        return ever().stream().filter(s -> !s.isRemoved()).toList();
    }

    void changed() {
        kept.changed();
    }
}
