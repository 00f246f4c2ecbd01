package heartstring.story.meaning;

import com.sun.management.OperatingSystemMXBean;
import heartstring.customer.matching.Puzzle;
import heartstring.kernels.vectors.Directions;
import heartstring.platform.embedding.Embeddings;
import heartstring.platform.postgres.Phases;
import heartstring.story.said.Said;
import heartstring.story.said.Saying;
import heartstring.touchpoint.belts.IntakeLoad;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the meaning of what was said, in the background, the newest first: a few texts at a time, then a rest of several times as
 * long; seconds, while the intake is in a rush or the machine is busy.
 */
@Component
class Reading implements SmartLifecycle {

    /** Texts read in one transaction. */
    static final int AT_ONCE = 12;

    /** Of a text so many chars are read for its meaning. */
    static final int MOST_CHARS = 1_000;

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int REST = 3;
    private static final double RUSH = 0.5;
    private static final double BUSY_SHARE = 0.8;
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final MeaningSql sql;
    private final Embeddings embeddings;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final ObjectProvider<IntakeLoad> intake;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    Reading(
            MeaningSql sql,
            Embeddings embeddings,
            Puzzle puzzle,
            TransactionTemplate transactions,
            ObjectProvider<IntakeLoad> intake) {
        this.sql = sql;
        this.embeddings = embeddings;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.intake = intake;
    }

    /** Reads a few texts; how many were waiting, 0 also while another node reads. */
    int readSome() {
        if (sql.countWaiting(1) == 0 || !embeddings.isAvailable()) {
            return 0;
        }
        Integer read = transactions.execute(status -> {
            if (!sql.mayWrite()) {
                return 0;
            }
            // An erasure must not slip in between reading a person's words and writing what they mean.
            puzzle.holdErasures();
            List<MeaningSql.Text> texts = sql.waiting(AT_ONCE);
            List<Long> ids = new ArrayList<>();
            List<byte[]> vectors = new ArrayList<>();
            for (MeaningSql.Text text : texts) {
                Saying saying = Said.read(text.name(), text.body());
                if (saying != null) {
                    ids.add(text.touchpoint());
                    vectors.add(Directions.bytes(embeddings.of(cut(saying.whole()))));
                }
            }
            sql.keep(
                    texts.stream().mapToLong(MeaningSql.Text::touchpoint).toArray(),
                    ids.stream().mapToLong(Long::longValue).toArray(),
                    vectors.toArray(byte[][]::new));
            return texts.size();
        });
        return read == null ? 0 : read;
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
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
            return readSome() == 0
                    ? IDLE
                    : Duration.ofNanos(System.nanoTime() - from).multipliedBy(REST);
        } catch (RuntimeException e) {
            LOG.warn("Meanings were not read and will be later: {}", e.toString());
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
        thread = Thread.ofPlatform().name("meaning").daemon().start(this::run);
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
