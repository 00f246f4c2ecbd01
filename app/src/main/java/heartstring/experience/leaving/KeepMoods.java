package heartstring.experience.leaving;

import heartstring.platform.postgres.Phases;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works out anew of whom something is new, a moment after; of several servers each takes some. */
@Component
class KeepMoods implements SmartLifecycle {

    static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(KeepMoods.class);

    private final Moods moods;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    KeepMoods(Moods moods) {
        this.moods = moods;
    }

    private void run() {
        Duration pause = IDLE;
        while (running) {
            try {
                Thread.sleep(pause);
                pause = moods.refreshDue() ? Duration.ZERO : IDLE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Experience indices were not worked out and will be later: {}", e.toString());
                pause = AFTER_FAILURE;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("moods").daemon().start(this::run);
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
