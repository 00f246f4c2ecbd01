package heartstring.platform.gathering;

import heartstring.platform.postgres.Meeting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does together what callers ask at the same moment. Work that fails for all is done again one by one, so that one caller's
 * fault is not another's; work that met other transactions and was undone is done anew.
 *
 * @param <C> what a caller asks
 * @param <R> what it is answered
 */
public final class GroupCommit<C, R> {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final String name;
    private final int threads;
    private final int most;
    private final Function<List<C>, List<R>> work;
    private final BlockingQueue<Call<C, R>> queue;
    private final List<Thread> running = new ArrayList<>();
    private volatile boolean open;

    /**
     * @param threads how many pieces of work may be under way
     * @param most callers of one piece of work
     * @param waiting callers that may wait
     * @param work answers one for one, in the order of what was asked
     */
    public GroupCommit(String name, int threads, int most, int waiting, Function<List<C>, List<R>> work) {
        this.name = name;
        this.threads = threads;
        this.most = most;
        this.work = work;
        this.queue = new ArrayBlockingQueue<>(waiting);
    }

    private record Call<C, R>(C asked, CompletableFuture<R> answer) {}

    /** Too many wait, or the house is closing: nothing was done, and it may be asked again. */
    public static final class Busy extends RuntimeException {
        Busy(String message) {
            super(message, null, false, false);
        }
    }

    /** Asks, and waits for the answer; what the work throws is thrown here. */
    public R ask(C asked) {
        Call<C, R> call = new Call<>(asked, new CompletableFuture<>());
        try {
            if (!open || !queue.offer(call, 2, TimeUnit.SECONDS)) {
                throw new Busy("Too many calls are waiting. Try again in a moment.");
            }
            return call.answer().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("The server is stopping. Try again.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /** Opens the doors. */
    public void start() {
        open = true;
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofPlatform().name(name + "-" + i).start(this::run));
        }
    }

    /** Closes them; whoever waits is answered first. */
    public void stop() {
        open = false;
        for (Thread thread : running) {
            try {
                thread.join(STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
    }

    /** Whether it takes calls. */
    public boolean isRunning() {
        return open;
    }

    private void run() {
        while (open || !queue.isEmpty()) {
            try {
                Call<C, R> first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Call<C, R>> calls = new ArrayList<>();
                    calls.add(first);
                    queue.drainTo(calls, most - 1);
                    answer(calls);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void answer(List<Call<C, R>> calls) {
        try {
            List<C> asked = calls.stream().map(Call::asked).toList();
            List<R> answers = Meeting.again(() -> work.apply(asked));
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            if (calls.size() == 1) {
                calls.getFirst().answer().completeExceptionally(e);
                return;
            }
            LOG.debug("{}: {} calls are done one by one", name, calls.size(), e);
            calls.forEach(call -> answer(List.of(call)));
        }
    }
}
