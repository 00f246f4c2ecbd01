package heartstring.touchpoint.intake;

import heartstring.platform.postgres.Phases;
import heartstring.touchpoint.belts.IntakeLoad;
import heartstring.touchpoint.events.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Gathers what several callers hand in at the same moment and writes it in one transaction (group commit).
 * A caller's events are acknowledged only when they are durable. A batch that the database refuses because of one event is
 * halved until that event is found.
 */
@Component
class Writer implements SmartLifecycle, IntakeLoad {

    static final int WRITERS = 2;
    static final int MAX_WAITING_CALLS = 512;
    static final int TRIES = 4;
    static final Duration PAUSE = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Batch batch;
    private final BlockingQueue<Call> queue = new ArrayBlockingQueue<>(MAX_WAITING_CALLS);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong busyNanos = new AtomicLong();
    private volatile boolean running;

    Writer(Batch batch) {
        this.batch = batch;
    }

    private record Call(List<Event> events, CompletableFuture<List<Outcome>> result) {}

    /** Waits until these events, at most {@link Batch#MOST}, are durable. */
    List<Outcome> write(List<Event> events) {
        Call call = new Call(events, new CompletableFuture<>());
        try {
            if (!running || !queue.offer(call, 2, TimeUnit.SECONDS)) {
                throw new IntakeUnavailable("Too many events are waiting. Send them again in a moment.", null);
            }
            return call.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IntakeUnavailable("The server is stopping. Send the events again.", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw IntakeUnavailable.because(e);
        }
    }

    /** Writes these in the caller's thread, in batches of their own that carry the import they belong to. */
    List<Outcome> load(List<Event> events, long importRun) {
        List<Outcome> outcomes = new ArrayList<>(events.size());
        for (int from = 0; from < events.size(); from += Batch.MOST) {
            List<Event> part = events.subList(from, Math.min(events.size(), from + Batch.MOST));
            long began = System.nanoTime();
            try {
                outcomes.addAll(write(part, TRIES, importRun));
            } catch (RuntimeException e) {
                throw new IntakeUnavailable("The database cannot be reached at the moment.", e);
            } finally {
                busyNanos.addAndGet(System.nanoTime() - began);
            }
        }
        return outcomes;
    }

    private void run() {
        while (running || !queue.isEmpty()) {
            try {
                Call first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    long from = System.nanoTime();
                    answer(gather(first));
                    busyNanos.addAndGet(System.nanoTime() - from);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Call> gather(Call first) {
        List<Call> calls = new ArrayList<>();
        calls.add(first);
        int size = first.events().size();
        for (Call next = queue.peek(); next != null && size + next.events().size() <= Batch.MOST; next = queue.peek()) {
            Call taken = queue.poll();
            if (taken == null) {
                break;
            }
            calls.add(taken);
            size += taken.events().size();
        }
        return calls;
    }

    private void answer(List<Call> calls) {
        List<Event> all = calls.stream().flatMap(c -> c.events().stream()).toList();
        try {
            List<Outcome> outcomes = write(all, TRIES, 0);
            int from = 0;
            for (Call call : calls) {
                int to = from + call.events().size();
                call.result().complete(List.copyOf(outcomes.subList(from, to)));
                from = to;
            }
        } catch (RuntimeException e) {
            calls.forEach(c -> c.result().completeExceptionally(e));
            if (e instanceof CannotCreateTransactionException) {
                tellAllWhoWait(e);
            }
        }
    }

    /** Nobody who waits would fare better in a moment, and each would wait for a connection of its own. */
    private void tellAllWhoWait(RuntimeException e) {
        List<Call> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(c -> c.result().completeExceptionally(e));
    }

    private List<Outcome> write(List<Event> events, int tries, long importRun) {
        try {
            if (events.size() <= Batch.MOST) {
                return batch.write(events, importRun);
            }
            return halves(events, tries, importRun);
        } catch (RuntimeException e) {
            if (blamesData(e)) {
                if (events.size() == 1) {
                    return List.of(new Outcome.Rejected("The database cannot keep this event: "
                            + e.getClass().getSimpleName()));
                }
                return halves(events, tries, importRun);
            }
            // The pool has waited for the database already.
            if (tries <= 1 || e instanceof CannotCreateTransactionException) {
                LOG.warn("A batch of {} events could not be written: {}", events.size(), e.toString());
                throw e;
            }
            pause(tries);
            return write(events, tries - 1, importRun);
        }
    }

    private List<Outcome> halves(List<Event> events, int tries, long importRun) {
        int middle = events.size() / 2;
        List<Outcome> outcomes = new ArrayList<>(write(events.subList(0, middle), tries, importRun));
        outcomes.addAll(write(events.subList(middle, events.size()), tries, importRun));
        return outcomes;
    }

    /** SQL states 22 (data) and 23 (constraint) and 54 (limits) lie in the events; everything else lies in the world. */
    private static boolean blamesData(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
        }
        return false;
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(PAUSE.multipliedBy(1L << (TRIES - tries)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Duration busy() {
        return Duration.ofNanos(busyNanos.get() / WRITERS);
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WRITERS; i++) {
            threads.add(Thread.ofPlatform().name("intake-writer-" + i).start(this::run));
        }
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
