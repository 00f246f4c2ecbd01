package heartstring.story.meaning;

import heartstring.customer.matching.Puzzle;
import heartstring.kernels.vectors.Directions;
import heartstring.platform.embedding.Embeddings;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import heartstring.story.said.Said;
import heartstring.story.said.Saying;
import heartstring.touchpoint.belts.IntakeLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the meaning of what was said, in the background, the newest first: a few texts at a time, then a rest of several times as
 * long; seconds, while the intake is in a rush or the machine is busy.
 */
@Component
class Reading {

    /** Texts read in one transaction. */
    static final int AT_ONCE = 12;

    private static final Rests RESTS =
            new Rests(Duration.ofSeconds(20), Duration.ofSeconds(2), 3, Duration.ofSeconds(3), Duration.ofSeconds(30));

    /** Of a text so many chars are read for its meaning. */
    static final int MOST_CHARS = 1_000;

    private final MeaningSql sql;
    private final Embeddings embeddings;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;

    Reading(MeaningSql sql, Embeddings embeddings, Puzzle puzzle, TransactionTemplate transactions) {
        this.sql = sql;
        this.embeddings = embeddings;
        this.puzzle = puzzle;
        this.transactions = transactions;
    }

    /** The thread that reads. */
    @Bean
    static Loop meaningLoop(Reading reading, ObjectProvider<IntakeLoad> intake) {
        return new Loop(
                "meaning",
                RESTS,
                () -> reading.readSome() > 0,
                () -> intake.getObject().busy());
    }

    /** Reads a few texts; how many were waiting, 0 also while another node reads. */
    int readSome() {
        if (sql.countWaiting(1) == 0 || !embeddings.isAvailable()) {
            return 0;
        }
        Integer read = transactions.execute(status -> {
            if (!sql.mayWrite()) {
                return 0;
            }
            // An erasure must not slip in between reading a person's words and writing what they mean.
            puzzle.holdErasures();
            List<MeaningSql.Text> texts = sql.waiting(AT_ONCE);
            List<Long> ids = new ArrayList<>();
            List<byte[]> vectors = new ArrayList<>();
            for (MeaningSql.Text text : texts) {
                Saying saying = Said.read(text.name(), text.body());
                if (saying != null) {
                    ids.add(text.touchpoint());
                    vectors.add(Directions.bytes(embeddings.of(cut(saying.whole()))));
                }
            }
            sql.keep(
                    texts.stream().mapToLong(MeaningSql.Text::touchpoint).toArray(),
                    ids.stream().mapToLong(Long::longValue).toArray(),
                    vectors.toArray(byte[][]::new));
            return texts.size();
        });
        return read == null ? 0 : read;
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    }
}
