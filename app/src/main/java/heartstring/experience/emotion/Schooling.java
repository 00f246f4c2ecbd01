package heartstring.experience.emotion;

import heartstring.customer.matching.Puzzle;
import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.emotions.Feelings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Learns from the latest words of colleagues what to add to the heads that ship, from the beginning each time, so that what was taken back
 * or erased has no part in it; then has the texts of the last weeks read again.
 */
@Component
class Schooling {

    /** So many of the latest words are learnt from. */
    static final int MOST = 2_000;

    private static final Duration AGAIN = Duration.ofDays(60);

    private final HeardSql sql;
    private final FeelingsSql feelings;
    private final Reader reader;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Schooling(
            HeardSql sql,
            FeelingsSql feelings,
            Reader reader,
            Puzzle puzzle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.feelings = feelings;
        this.reader = reader;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.time = time;
    }

    /** Learns, if anything was said, taken back or erased since; whether it did. */
    boolean learn() {
        HeardSql.Words said = sql.words();
        HeardSql.Lesson last = sql.lesson().orElse(new HeardSql.Lesson(0, new byte[0], Instant.EPOCH));
        boolean anew = said.last().isAfter(last.at()) || said.count() != last.corrections();
        if (!anew || !reader.isAvailable()) {
            return false;
        }
        Instant now = time.instant();
        List<Feelings.Lesson> lessons = lessons();
        transactions.executeWithoutResult(status -> {
            // What an erasure takes away meanwhile is counted as gone at the next lesson.
            puzzle.holdErasures();
            if (lessons.isEmpty()) {
                sql.dropLesson();
            } else {
                sql.keepLesson(said.count(), Feelings.learn(lessons).bytes(), now);
            }
            reader.learntAnew();
            feelings.readAgain(now.minus(AGAIN));
        });
        return true;
    }

    private List<Feelings.Lesson> lessons() {
        Feelings shipped = reader.shipped();
        return sql.words(MOST).stream()
                .flatMap(word -> shipped
                        .lesson(
                                VoiceRules.said(word.name(), word.body()),
                                Emotion.Tone.valueOf(word.tone().toUpperCase(Locale.ROOT)),
                                Emotion.Felt.valueOf(word.felt().toUpperCase(Locale.ROOT)))
                        .stream())
                .toList();
    }
}
