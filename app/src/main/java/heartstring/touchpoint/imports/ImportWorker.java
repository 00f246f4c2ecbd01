package heartstring.touchpoint.imports;

import heartstring.platform.postgres.Phases;
import heartstring.touchpoint.files.ImportFiles;
import heartstring.touchpoint.withdrawals.Withdrawals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Carries out the runs that wait, one at a time on each server; takes over those of a server that fell silent. */
@Component
class ImportWorker implements SmartLifecycle {

    static final Duration LOOK = Duration.ofSeconds(2);
    static final Duration HEARTBEAT = Duration.ofSeconds(5);
    static final Duration TIDY = Duration.ofHours(1);
    /** After so long nobody will read files any more that may name somebody who was erased. */
    static final int UNREAD_MINUTES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final UUID server = UUID.randomUUID();
    private final ImportsSql sql;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final Withdrawals withdrawals;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private Instant tidied = Instant.EPOCH;
    private volatile boolean running;
    private volatile boolean busy;

    ImportWorker(ImportsSql sql, ImportFiles files, ImportRunner runner, Withdrawals withdrawals) {
        this.sql = sql;
        this.files = files;
        this.runner = runner;
        this.withdrawals = withdrawals;
    }

    /** Says that something waits, so that it begins at once. */
    void wake() {
        news.release();
    }

    private void run() {
        while (running) {
            try {
                busy = true;
                if (!step()) {
                    busy = false;
                    sql.unwanted(files.home(), UNREAD_MINUTES).forEach(files::drop);
                    tidy();
                    boolean woken = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    if (woken) {
                        news.drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Imports stumbled and will try again: {}", e.toString());
                pause();
            }
        }
    }

    private boolean step() {
        Optional<ImportRun> next = sql.claim(server, files.home());
        if (next.isPresent()) {
            runner.carryOut(next.get(), server, () -> !running);
            return true;
        }
        Optional<ImportRun> undo = sql.claimUndo(server);
        undo.ifPresent(this::undo);
        return undo.isPresent();
    }

    private void undo(ImportRun run) {
        Integer source = run.sourceId();
        if (source == null) {
            sql.endUndo(run.id(), "undone", null);
            return;
        }
        try {
            Withdrawals.Outcome outcome = withdrawals.withdraw(run.id(), source);
            if (outcome.objections().isEmpty()) {
                sql.endUndo(run.id(), "undone", null);
                files.drop(run.id());
            } else {
                sql.endUndo(run.id(), "done", "It cannot be undone. " + String.join(" ", outcome.objections()));
            }
        } catch (DataAccessException e) {
            LOG.warn("The undo of import {} failed", run.id(), e);
            sql.endUndo(run.id(), "done", "The undo failed and changed nothing; try it again later.");
        }
    }

    private void tidy() {
        if (tidied.isBefore(Instant.now().minus(TIDY))) {
            tidied = Instant.now();
            sql.stale(files.home(), ImportFiles.DAYS, 1_000).forEach(files::drop);
            files.dropUnfinished(tidied.minus(ImportFiles.UNFINISHED));
        }
    }

    private void beat() {
        while (running) {
            pause();
            if (busy) {
                try {
                    sql.heartbeat(server);
                } catch (DataAccessException e) {
                    LOG.debug("No heartbeat: {}", e.toString());
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(HEARTBEAT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofPlatform().name("imports").daemon().start(this::run));
        threads.add(Thread.ofVirtual().name("imports-heartbeat").start(this::beat));
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        try {
            threads.getFirst().join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
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
