package heartstring.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts a server that died, on the same port, a bounded number of times in a row; and tidies its log files. */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration TIDYING = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A server that ran for this long has recovered: its next death counts as the first. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    /** Below so many bytes a server that died of a full disk would only die again: one segment of its log. */
    private static final long LEAST_ROOM = 32L << 20;

    private final EmbeddedPostgres.Options options;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postgres-watchdog").unstarted(this::watch);
    // Held while a server is launched, so that a stop never misses the one that is just starting.
    private final ReentrantLock launching = new ReentrantLock();
    private volatile Postmaster postmaster;
    private volatile boolean ended;

    Watchdog(Postmaster postmaster, EmbeddedPostgres.Options options) {
        this.postmaster = postmaster;
        this.options = options;
    }

    void start() {
        thread.start();
    }

    Postmaster current() {
        return postmaster;
    }

    /** Ends the watch; true the first time. */
    boolean end() {
        launching.lock();
        try {
            boolean first = !ended;
            ended = true;
            return first;
        } finally {
            launching.unlock();
        }
    }

    private void watch() {
        long readySince = System.nanoTime();
        long tidied = readySince;
        boolean ready = true;
        int deaths = 0;
        while (!ended) {
            try {
                if (postmaster.isAlive()) {
                    Thread.sleep(GLANCE);
                    if (System.nanoTime() - tidied > TIDYING.toNanos()) {
                        tidied = System.nanoTime();
                        LogFiles.tidy(postmaster.cluster().folder().logs());
                    }
                    continue;
                }
                if (noRoom()) {
                    // Not the server's fault: it is started again, without counting, until somebody has made room.
                    Thread.sleep(LONGEST_PAUSE);
                    if (noRoom()) {
                        LOG.error(
                                "The disk of {} is full; PostgreSQL waits for room",
                                postmaster.cluster().folder().root());
                        continue;
                    }
                    deaths = 0;
                }
                deaths = ready && System.nanoTime() - readySince > RECOVERED.toNanos() ? 1 : deaths + 1;
                ready = false;
                if (deaths > options.restarts()) {
                    LOG.error("PostgreSQL died {} times in a row and is not restarted any more", deaths);
                    return;
                }
                Thread.sleep(pauseBefore(deaths));
                ready = restart(deaths);
                readySince = System.nanoTime();
            } catch (IOException | EmbeddedPostgresException e) {
                if (!ended) {
                    LOG.error("PostgreSQL could not be restarted: {}", e.getMessage());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean noRoom() throws IOException {
        return Files.getFileStore(postmaster.cluster().folder().data()).getUsableSpace() < LEAST_ROOM;
    }

    /** Nothing before the first restart, then 0.2 s, 0.4 s and so on. */
    static Duration pauseBefore(int death) {
        Duration pause = Duration.ofMillis(death <= 1 ? 0 : 100L << Math.min(death - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean restart(int death) throws IOException {
        launching.lock();
        try {
            if (ended) {
                return false;
            }
            LOG.warn(
                    "PostgreSQL (process {}) died; restart {}",
                    postmaster.process().pid(),
                    death);
            postmaster = Postmaster.launch(postmaster.cluster(), postmaster.port());
        } finally {
            launching.unlock();
        }
        postmaster.awaitReady(options.startLimit());
        LOG.warn("PostgreSQL is back (process {})", postmaster.process().pid());
        return true;
    }
}
