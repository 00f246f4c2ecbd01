package heartstring.story.membership;

import heartstring.story.segments.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Segments that could not be asked lately: each is left alone for a while, so that it does not hold up the others. */
final class Failures {

    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final Map<Segment, Instant> failed = new ConcurrentHashMap<>();

    void note(Segment segment, Instant now) {
        failed.put(segment, now);
    }

    /** Not where it was changed since. */
    boolean has(Segment segment, Instant now) {
        return failed.getOrDefault(segment, Instant.EPOCH).isAfter(now.minus(LEFT_ALONE));
    }
}
