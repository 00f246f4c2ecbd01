package heartstring.platform.loops;

import com.sun.management.OperatingSystemMXBean;
import heartstring.platform.postgres.Phases;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread of its own that does a little, rests, and does a little again, from when the house has opened until it closes; a turn that
 * fails is told to the log and done again later. As a bean it starts and stops with the house.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration LAST_TURN = Duration.ofSeconds(10);
    private static final double RUSH = 0.5;
    private static final double BUSY_SHARE = 0.8;

    private final String name;
    private final Rests rests;
    private final BooleanSupplier turn;
    private final @Nullable Supplier<Duration> rush;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    /**
     * @param name of the thread, and in the log what was not done
     * @param turn does a little; whether there was something to do
     */
    public Loop(String name, Rests rests, BooleanSupplier turn) {
        this(name, rests, turn, null);
    }

    /** @param rush the time for which callers have kept this server busy since it started; asked when the house has opened */
    public Loop(String name, Rests rests, BooleanSupplier turn, @Nullable Supplier<Duration> rush) {
        this.name = name;
        this.rests = rests;
        this.turn = turn;
        this.rush = rush;
    }

    private void run() {
        Duration pause = rests.first();
        Duration before = busySoFar();
        long from = System.nanoTime();
        while (running) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            Duration now = busySoFar();
            boolean inRush = now.minus(before).toNanos() > RUSH * (System.nanoTime() - from);
            before = now;
            from = System.nanoTime();
            Duration rest = restAfterTurn();
            pause = rest.compareTo(rests.busy()) < 0 && (inRush || (rests.givesWay() && isBusy()))
                    ? rests.busy()
                    : rest;
        }
    }

    private Duration busySoFar() {
        try {
            return rush == null ? Duration.ZERO : rush.get();
        } catch (RuntimeException e) {
            LOG.warn("{} does not know how busy the house is: {}", name, e.toString());
            return Duration.ZERO;
        }
    }

    private Duration restAfterTurn() {
        long from = System.nanoTime();
        try {
            return turn.getAsBoolean()
                    ? Duration.ofNanos(System.nanoTime() - from).multipliedBy(rests.times())
                    : rests.idle();
        } catch (RuntimeException | Error e) {
            // Also where memory ran out: a thread that ended would do nothing until the house is opened again.
            LOG.warn("Of {} something was not done and will be later: {}", name, e.toString());
            return rests.afterFailure();
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
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread last = thread;
        if (last != null) {
            last.interrupt();
            try {
                last.join(LAST_TURN);
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
