package heartstring.experience.rising;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what customers speak of more often this week than in the eight before. */
@Component
public class Rising {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final Duration BACK = Duration.ofDays(63);
    private static final int MOST_WORDS = 12;
    private static final int MOST_THEMES = 5;

    private final RisingSql sql;
    private final InstantSource time;

    Rising(RisingSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * Something that rose.
     *
     * @param kind word or theme
     * @param lately how many customers spoke of it this week, of {@code latelyOf} who spoke at all; likewise before
     */
    public record Risen(
            String kind, String word, long lately, long latelyOf, long before, long beforeOf, double strength) {

        /** How many times its share of before. */
        public double times() {
            return before == 0 ? 0 : (double) lately / latelyOf * beforeOf / before;
        }
    }

    /** The strongest first, themes before words. */
    public List<Risen> latest() {
        return sql.latest();
    }

    /** Works it out anew. */
    @Transactional
    public void find() {
        Instant now = time.instant();
        Instant week = now.minus(LATELY);
        Instant since = now.minus(BACK);
        int every = sql.every(since, now);
        RisingRules.Counted all = sql.all(every, since, week, now);
        List<Risen> risen = new ArrayList<>();
        if (all.lately() >= RisingRules.FEWEST) {
            risen.addAll(RisingRules.risen(
                    "theme", sql.themes(every, since, week, now), all.lately(), all.before(), MOST_THEMES));
            risen.addAll(RisingRules.risen(
                    "word", sql.words(every, since, week, now), all.lately(), all.before(), MOST_WORDS));
        }
        sql.keep(risen, now);
    }
}
