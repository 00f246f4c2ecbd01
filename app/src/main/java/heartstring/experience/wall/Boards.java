package heartstring.experience.wall;

import heartstring.experience.scores.Scores;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what screens show, at most every few seconds, however many there are. */
@Component
class Boards {

    private static final Duration FRESH = Duration.ofSeconds(4);
    private static final Duration USUAL_FRESH = Duration.ofMinutes(10);
    private static final int USUAL_DAYS = 28;

    private final BoardSql sql;
    private final Scores scores;
    private final ObjectProvider<Tidings> tidings;
    private final Settings settings;
    private final InstantSource time;
    private @Nullable Board latest;
    private long[] usual = new long[3];
    private Tidings.@Nullable Promises promises;
    private Instant usualAt = Instant.EPOCH;

    Boards(BoardSql sql, Scores scores, ObjectProvider<Tidings> tidings, Settings settings, InstantSource time) {
        this.sql = sql;
        this.scores = scores;
        this.tidings = tidings;
        this.settings = settings;
        this.time = time;
    }

    /** As it is now, or was a few seconds ago. */
    synchronized Board now() {
        Instant now = time.instant();
        Board known = latest;
        if (known == null || known.at().isBefore(now.minus(FRESH)) || known.at().isAfter(now)) {
            known = find(now);
            latest = known;
        }
        return known;
    }

    private Board find(Instant now) {
        LocalDate today = now.atZone(settings.zone()).toLocalDate();
        Instant midnight = today.atStartOfDay(settings.zone()).toInstant();
        Tidings others = tidings.getIfAvailable();
        if (usualAt.isBefore(now.minus(USUAL_FRESH)) || usualAt.isBefore(midnight)) {
            usual = sql.tones(
                    today.minusDays(USUAL_DAYS).atStartOfDay(settings.zone()).toInstant(), midnight);
            promises = others == null ? null : others.promises(Board.DAYS);
            usualAt = now;
        }
        return new Board(
                settings.organisation().name(),
                BoardRules.mood(sql.tones(midnight, now.plus(Duration.ofDays(1))), usual),
                scores.recommendation(Board.DAYS),
                scores.answersToday(),
                others == null ? null : others.waiting(),
                promises,
                now);
    }
}
