package heartstring.experience.leaving;

import heartstring.customer.matching.Puzzle;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.LeavingModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out all customers in one pass over their deeds in the order of customers: one thread reads, others work out and write, and no
 * more than a few batches are in memory. Whoever was worked out since the pass began keeps that.
 */
@Component
class Walk {

    /** Customers worked out and written in one transaction. */
    static final int BATCH = 1_000;

    /** Batches that wait or are worked on. */
    private static final int MOST_BATCHES = 6;

    private static final double MILLIS_A_DAY = 86_400_000;

    private final DeedsSql deeds;
    private final MoodsSql sql;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;

    Walk(DeedsSql deeds, MoodsSql sql, Puzzle puzzle, TransactionTemplate transactions) {
        this.deeds = deeds;
        this.sql = sql;
        this.puzzle = puzzle;
        this.transactions = transactions;
    }

    /** How many there were, and of how many a habit is known. */
    record Walked(long customers, long moods) {}

    private record Life(long customer, List<Deed> deeds) {}

    Walked over(LeavingModel model, Instant now) {
        AtomicLong customers = new AtomicLong();
        AtomicLong moods = new AtomicLong();
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            Semaphore room = new Semaphore(MOST_BATCHES);
            List<Future<?>> under = new ArrayList<>();
            List<Life> batch = new ArrayList<>();
            transactions.executeWithoutResult(status -> {
                deeds.all(now, (customer, told) -> {
                    batch.add(new Life(customer, told));
                    if (batch.size() == BATCH) {
                        hand(pool, room, under, List.copyOf(batch), model, now, moods);
                        customers.addAndGet(batch.size());
                        batch.clear();
                    }
                });
                hand(pool, room, under, List.copyOf(batch), model, now, moods);
                customers.addAndGet(batch.size());
            });
            under.forEach(Walk::ended);
        }
        transactions.executeWithoutResult(status -> sql.discardBefore(now));
        return new Walked(customers.get(), moods.get());
    }

    private void hand(
            ExecutorService pool,
            Semaphore room,
            List<Future<?>> under,
            List<Life> lives,
            LeavingModel model,
            Instant now,
            AtomicLong moods) {
        room.acquireUninterruptibly();
        under.stream().filter(Future::isDone).forEach(Walk::ended);
        under.removeIf(Future::isDone);
        under.add(pool.submit(() -> {
            try {
                moods.addAndGet(write(lives, model, now));
            } finally {
                room.release();
            }
        }));
    }

    private int write(List<Life> lives, LeavingModel model, Instant now) {
        double day = now.toEpochMilli() / MILLIS_A_DAY;
        Map<Long, Mood> found = new HashMap<>();
        for (Life life : lives) {
            MoodRules.mood(life.deeds(), day, model).ifPresent(mood -> found.put(life.customer(), mood));
        }
        transactions.executeWithoutResult(status -> {
            // An erasure since the reading must not be undone by what is written.
            puzzle.holdErasures();
            sql.keep(found, model.id(), now);
        });
        return found.size();
    }

    /** What went wrong in another thread goes wrong here. */
    private static void ended(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while customers were worked out", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Customers could not be worked out", e.getCause());
        }
    }
}
