package heartstring.loyalty.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has each chore done by a thread of its own; one that stumbles waits and tries again, and holds up no other. */
@Component
class Upkeep implements SmartLifecycle {

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final List<Chore> chores;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    Upkeep(List<Chore> chores) {
        this.chores = chores;
    }

    private void run(Chore chore) {
        Duration wait = chore.pause();
        while (running) {
            try {
                Thread.sleep(wait);
                wait = chore.some() > 0 ? chore.breath() : chore.pause();
            } catch (InterruptedException e) {
                return;
            } catch (IllegalStateException | DataAccessException | TransactionException e) {
                if (running) {
                    LOG.warn(
                            "{} stumbled and is tried again: {}",
                            chore.getClass().getSimpleName(),
                            e.toString());
                }
                wait = AFTER_TROUBLE;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        for (Chore chore : chores) {
            threads.add(Thread.ofVirtual()
                    .name("upkeep-" + chore.getClass().getSimpleName())
                    .start(() -> run(chore)));
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
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
    public boolean isRunning() {
        return running;
    }
}
