package heartstring.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A closed loop: so many callers, each starts its next call when the last one has ended. */
final class Loop {

    private Loop() {}

    /** Work done a second, and how long a call took. */
    record Result(double perSecond, Histogram micros) {
        double p(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** One caller's next call; answers how much work it did. */
    interface Caller extends AutoCloseable {
        int call() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    static Result run(int callers, Duration warm, Duration time, Callable<Caller> fresh) throws Exception {
        return paced(callers, 0, warm, time, fresh);
    }

    /**
     * So many calls a second, each begun at its time whether or not those before it have ended; how long a call took counts from
     * the moment it was due, so waiting for a free caller is in it.
     *
     * @param rate calls a second of all callers together; 0 for as many as can be
     */
    static Result paced(int callers, double rate, Duration warm, Duration time, Callable<Caller> fresh)
            throws Exception {
        Histogram micros = new ConcurrentHistogram(3);
        AtomicLong done = new AtomicLong();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        long from = begin + warm.toNanos();
        long end = from + time.toNanos();
        AtomicLong turn = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Caller caller = fresh.call()) {
                    for (long at = due(turn, rate, begin); at < end; at = due(turn, rate, begin)) {
                        int work = caller.call();
                        long now = System.nanoTime();
                        if (at >= from) {
                            micros.recordValue(Math.max(1, (now - at) / 1_000));
                            done.addAndGet(work);
                        }
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Exception failure = failures.peek();
        if (failure != null) {
            throw failure;
        }
        return new Result(done.get() * 1e9 / time.toNanos(), micros);
    }

    /** When the next call begins; waits for that moment. */
    private static long due(AtomicLong turn, double rate, long begin) throws InterruptedException {
        if (rate <= 0) {
            return System.nanoTime();
        }
        long at = begin + (long) (turn.getAndIncrement() * 1e9 / rate);
        long wait = at - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
        return at;
    }
}
