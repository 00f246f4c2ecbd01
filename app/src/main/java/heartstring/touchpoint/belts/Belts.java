package heartstring.touchpoint.belts;

import heartstring.customer.matching.Puzzle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one loop for each consumer; of several servers, one at a time carries a consumer's batch. */
@Component
public class Belts implements SmartLifecycle {

    /** Writing transactions carried at once, each of at most 1,024 touchpoints. */
    static final int MOST_BATCHES = 8;

    static final Duration IDLE = Duration.ofMillis(250);
    static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Belts.class);

    private final BeltsSql sql;
    private final TransactionTemplate transactions;
    private final Puzzle puzzle;
    private final List<TouchpointConsumer> consumers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Belts(BeltsSql sql, TransactionTemplate transactions, Puzzle puzzle, List<TouchpointConsumer> consumers) {
        this.sql = sql;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.consumers = consumers;
    }

    /** Carries everything that waits to every consumer, in this thread; for rebuilding, bulk loads and tests. */
    public void drain() {
        for (TouchpointConsumer consumer : consumers) {
            while (carry(consumer, true)) {
                Thread.onSpinWait();
            }
        }
    }

    /** Lets every consumer forget, and carries everything again from the start. */
    public void rebuild() {
        for (TouchpointConsumer consumer : consumers) {
            transactions.executeWithoutResult(status -> {
                sql.lock(consumer.name(), true);
                consumer.forget();
                sql.rewind(consumer.name());
            });
        }
        drain();
    }

    /** Writing transactions that wait for the slowest consumer. */
    public long waiting() {
        return consumers.stream().mapToLong(c -> sql.waiting(c.name())).max().orElse(0);
    }

    private boolean carry(TouchpointConsumer consumer, boolean wait) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            String cursor = sql.lock(consumer.name(), wait);
            if (cursor == null) {
                return wait;
            }
            List<BeltsSql.Mark> marks = sql.next(cursor, MOST_BATCHES);
            if (marks.isEmpty()) {
                return false;
            }
            // An erasure must not slip in between reading a person's touchpoints and writing what follows from them.
            puzzle.holdErasures();
            List<TouchpointConsumer.Row> rows = sql.rows(marks, consumer.wants(), consumer.wantsBody());
            if (!rows.isEmpty()) {
                consumer.take(rows);
            }
            sql.advance(consumer.name(), marks.getLast().tx());
            return true;
        }));
    }

    private void run(TouchpointConsumer consumer) {
        while (running) {
            Duration pause = Duration.ZERO;
            try {
                if (!carry(consumer, false)) {
                    pause = IDLE;
                }
            } catch (RuntimeException e) {
                LOG.warn("Belt {} stumbled and will try again: {}", consumer.name(), e.toString());
                pause = AFTER_FAILURE;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        for (TouchpointConsumer consumer : consumers) {
            threads.add(Thread.ofVirtual().name("belt-" + consumer.name()).start(() -> run(consumer)));
        }
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
