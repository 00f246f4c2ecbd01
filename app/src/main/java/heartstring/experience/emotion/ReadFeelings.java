package heartstring.experience.emotion;

import com.sun.management.OperatingSystemMXBean;
import heartstring.customer.matching.Puzzle;
import heartstring.kernels.emotions.Feelings;
import heartstring.platform.postgres.Phases;
import heartstring.touchpoint.belts.IntakeLoad;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what customers said, in the background, the newest first and what an earlier reader read last: a few texts at a time, then a rest as
 * long; seconds, while the intake is in a rush or the machine is busy.
 */
@Component
class ReadFeelings implements SmartLifecycle {

    /** Texts read in one transaction. */
    static final int AT_ONCE = 16;

    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final double RUSH = 0.5;
    private static final double BUSY_SHARE = 0.8;
    private static final Logger LOG = LoggerFactory.getLogger(ReadFeelings.class);

    private final FeelingsSql sql;
    private final Reader reader;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final ObjectProvider<IntakeLoad> intake;
    private final ObjectProvider<VoiceWatcher> watchers;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    ReadFeelings(
            FeelingsSql sql,
            Reader reader,
            Puzzle puzzle,
            TransactionTemplate transactions,
            ObjectProvider<IntakeLoad> intake,
            ObjectProvider<VoiceWatcher> watchers) {
        this.watchers = watchers;
        this.sql = sql;
        this.reader = reader;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.intake = intake;
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
            List<FeelingsSql.Text> texts = sql.waiting(reader.version(), AT_ONCE);
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
            return texts.size();
        });
        return read == null ? 0 : read;
    }

    private void run() {
        Duration pause = FIRST;
        IntakeLoad load = intake.getObject();
        Duration busyBefore = load.busy();
        long from = System.nanoTime();
        while (running) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            Duration busy = load.busy();
            boolean rush = busy.minus(busyBefore).toNanos() > RUSH * (System.nanoTime() - from);
            busyBefore = busy;
            from = System.nanoTime();
            Duration rest = pauseAfterSome();
            pause = (rush || isBusy()) && rest.compareTo(BUSY) < 0 ? BUSY : rest;
        }
    }

    private Duration pauseAfterSome() {
        long from = System.nanoTime();
        try {
            return readSome() == 0 ? IDLE : Duration.ofNanos(System.nanoTime() - from);
        } catch (RuntimeException e) {
            LOG.warn("What customers said was not read and will be later: {}", e.toString());
            return AFTER_FAILURE;
        }
    }

    /** Whether the processors have other things to do; not known counts as no. */
    private static boolean isBusy() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                && machine.getCpuLoad() > BUSY_SHARE;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("feelings").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread last = thread;
        if (last != null) {
            last.interrupt();
            try {
                last.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
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
