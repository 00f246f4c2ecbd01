package heartstring.experience.scores;

import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Scores of the segments of the house, as they are at night; one that is new or was changed is counted a moment after. */
@Component
public class ScoredSegments {

    private static final Duration BACK = Duration.ofDays(2 * 365 + 10);

    private final ScoredSegmentsSql sql;
    private final TalliesSql tallies;
    private final Segments segments;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final Settings settings;
    private final InstantSource time;

    ScoredSegments(
            ScoredSegmentsSql sql,
            TalliesSql tallies,
            Segments segments,
            PlansSql plans,
            TransactionTemplate transactions,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.tallies = tallies;
        this.segments = segments;
        this.plans = plans;
        this.transactions = transactions;
        this.settings = settings;
        this.time = time;
    }

    /** Those whom whoever acts may see, by the part of scores that is theirs. */
    Map<String, String> names() {
        return segments.all().stream().collect(Collectors.toMap(s -> String.valueOf(s.id()), Segment::name));
    }

    /** Counts all of them anew, each in a transaction of its own. */
    public void countAll() {
        segments.whole().forEach(this::count);
        forgetGone();
    }

    /** Counts those that were never counted with the condition they have. */
    public void countNew() {
        Map<Integer, Integer> counted = sql.counted();
        List<Segment> fresh = segments.whole().stream()
                .filter(s -> !Integer.valueOf(s.version()).equals(counted.get(s.id())))
                .toList();
        fresh.forEach(this::count);
        forgetGone();
    }

    private void forgetGone() {
        int[] living = segments.whole().stream().mapToInt(Segment::id).toArray();
        if (sql.isAnyGone(living)) {
            transactions.executeWithoutResult(status -> {
                tallies.alone();
                sql.forgetGone(living);
            });
        }
    }

    private void count(Segment segment) {
        Instant now = time.instant();
        segments.members(segment, now)
                .ifPresentOrElse(
                        ready -> transactions.executeWithoutResult(status -> {
                            tallies.alone();
                            plans.forTheseValues();
                            sql.count(
                                    segment.id(),
                                    ready.customers(),
                                    settings.zone().getId(),
                                    now.minus(BACK));
                            sql.counted(segment.id(), segment.version(), now);
                        }),
                        () -> sql.counted(segment.id(), segment.version(), now));
    }
}
