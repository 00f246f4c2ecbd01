package heartstring.experience.emotion;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.customer.matching.Puzzle;
import heartstring.kernels.emotions.Feelings;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import heartstring.touchpoint.belts.IntakeLoad;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what customers said, in the background, the newest first and what an earlier reader read last: a few texts at a time, then a rest as
 * long; seconds, while the intake is in a rush or the machine is busy.
 */
@Component
class ReadFeelings {

    /** Texts read in one transaction. */
    static final int AT_ONCE = 16;

    private static final Rests RESTS =
            new Rests(Duration.ofSeconds(15), Duration.ofSeconds(1), 1, Duration.ofSeconds(3), Duration.ofSeconds(30));

    private final FeelingsSql sql;
    private final Reader reader;
    private final Puzzle puzzle;
    private final Choices choices;
    private final TransactionTemplate transactions;
    private final ObjectProvider<VoiceWatcher> watchers;

    ReadFeelings(
            FeelingsSql sql,
            Reader reader,
            Puzzle puzzle,
            Choices choices,
            TransactionTemplate transactions,
            ObjectProvider<VoiceWatcher> watchers) {
        this.watchers = watchers;
        this.sql = sql;
        this.reader = reader;
        this.puzzle = puzzle;
        this.choices = choices;
        this.transactions = transactions;
    }

    /** The thread that reads. */
    @Bean
    static Loop feelingsLoop(ReadFeelings reading, ObjectProvider<IntakeLoad> intake) {
        return new Loop(
                "feelings",
                RESTS,
                () -> reading.readSome() > 0,
                () -> intake.getObject().busy());
    }

    /** Reads a few texts; how many were waiting, 0 also while another node reads. */
    int readSome() {
        if (!sql.isWaiting(reader.version()) || !reader.isAvailable()) {
            return 0;
        }
        Integer read = transactions.execute(status -> {
            if (!sql.mayRead()) {
                return 0;
            }
            // An erasure must not slip in between reading a person's words and writing what they carry.
            puzzle.holdErasures();
            List<FeelingsSql.Text> waiting = sql.waiting(reader.version(), AT_ONCE);
            List<FeelingsSql.Text> texts = allowed(waiting);
            Feelings feelings = reader.feelings();
            sql.keep(
                    reader.version(),
                    texts.stream().map(FeelingsSql.Text::touchpoint).toList(),
                    texts.stream()
                            .map(text -> feelings.of(VoiceRules.said(text.name(), text.body())))
                            .toList());
            long[] heard =
                    texts.stream().mapToLong(FeelingsSql.Text::touchpoint).toArray();
            watchers.forEach(watcher -> watcher.heard(heard));
            return waiting.size();
        });
        return read == null ? 0 : read;
    }

    /** Those of customers who allow it; the others' wait no longer. */
    private List<FeelingsSql.Text> allowed(List<FeelingsSql.Text> waiting) {
        Set<Long> apart = choices.refusingPieces(
                waiting.stream().map(FeelingsSql.Text::profile).toList(), Use.EMOTION);
        if (!apart.isEmpty()) {
            sql.unread(apart.stream().mapToLong(Long::longValue).sorted().toArray());
        }
        return waiting.stream().filter(t -> !apart.contains(t.profile())).toList();
    }
}
