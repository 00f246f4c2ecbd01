package heartstring.story.polish;

import heartstring.customer.matching.Puzzle;
import heartstring.story.narrative.Narrative;
import heartstring.story.narrative.Narrative.Reader;
import heartstring.story.narrative.Narratives;
import heartstring.story.polish.ModelCalls.Answer;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has stories reworded, one after the other, while nobody waits. What does not fit into the queue is asked for again when the page is
 * next opened; after a failure the model is left alone, a minute at first, half an hour at most.
 */
@Component
class Rewording {

    /** So many stories wait at most on one server. */
    static final int MOST_WAITING = 200;

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);
    private static final Logger LOG = LoggerFactory.getLogger(Rewording.class);

    private final PolishSql sql;
    private final Models models;
    private final ModelCalls calls;
    private final Likeness likeness;
    private final Narratives narratives;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker;
    private volatile Instant restsUntil = Instant.MIN;
    private volatile Duration rest = FIRST_REST;

    Rewording(
            PolishSql sql,
            Models models,
            ModelCalls calls,
            Likeness likeness,
            Narratives narratives,
            Puzzle puzzle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.models = models;
        this.calls = calls;
        this.likeness = likeness;
        this.narratives = narratives;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.time = time;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("rewording").daemon().factory());
        worker.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /** Asks for a story in other words; false when it will not come now. */
    boolean want(long customerId, Reader reader, Ask ask) {
        if (isResting() || ask.leaving().isEmpty()) {
            return false;
        }
        if (!waiting.add(ask.name())) {
            return true;
        }
        try {
            worker.execute(() -> work(customerId, reader, ask));
            return true;
        } catch (RejectedExecutionException e) {
            waiting.remove(ask.name());
            return false;
        }
    }

    /** Whether the model is left alone after a failure. */
    boolean isResting() {
        return time.instant().isBefore(restsUntil);
    }

    /** Begins anew, as when another model is set. */
    void wake() {
        restsUntil = Instant.MIN;
        rest = FIRST_REST;
    }

    /** Waits until everything that was wanted before is done. */
    void finish() throws InterruptedException {
        try {
            worker.submit(() -> {}).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void work(long customerId, Reader reader, Ask ask) {
        try {
            reword(customerId, reader, ask);
        } catch (RuntimeException e) {
            LOG.warn("A story was not reworded: {}", e.toString());
        } finally {
            waiting.remove(ask.name());
        }
    }

    private void reword(long customerId, Reader reader, Ask ask) {
        Model model = models.now();
        Instant now = time.instant();
        if (!model.enabled() || isResting() || sql.find(ask.digest()).isPresent()) {
            return;
        }
        // It may have waited a while: nothing leaves of somebody who was erased meanwhile.
        if (!isStill(customerId, reader, ask) || !sql.begin(models.today(), now)) {
            return;
        }
        switch (calls.ask(model, models.key(), ask.leaving())) {
            case Answer.Nothing nothing -> {
                sql.failed(nothing.sentence(), now);
                restsUntil = now.plus(rest);
                rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
            }
            case Answer.Text text -> {
                wake();
                PolishRules.Judged judged = PolishRules.judge(ask.leaving(), text.text(), likeness::isAlike);
                sql.answered(judged, now);
                keep(customerId, reader, ask, judged);
            }
        }
    }

    /** Only while the story is still the same: no erasure, no undone import and no correction slips in between. */
    private void keep(long customerId, Reader reader, Ask ask, PolishRules.Judged judged) {
        transactions.executeWithoutResult(status -> {
            puzzle.holdErasures();
            sql.holdWithdrawals();
            if (isStill(customerId, reader, ask)) {
                sql.keep(ask.digest(), customerId, judged.kept(), time.instant());
            }
        });
    }

    private boolean isStill(long customerId, Reader reader, Ask ask) {
        Narrative told = narratives.of(customerId, reader);
        return Arrays.equals(Ask.of(models.now(), customerId, reader, told).digest(), ask.digest());
    }
}
