package heartstring.platform.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Renews the claims of requests that are under way on this server, however long they take. A claim that nobody renews was left
 * by a server that died or lost the database: after {@value IdempotencySql#CLAIM_SECONDS} seconds it passes on to whoever repeats the request.
 */
@Component
public class Claims implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration RENEWAL = Duration.ofSeconds(2);

    private final IdempotencySql sql;
    private final Set<ByteBuffer> held = ConcurrentHashMap.newKeySet();
    private @Nullable Thread renewing;
    private volatile boolean running;

    Claims(IdempotencySql sql) {
        this.sql = sql;
    }

    void hold(byte[] name) {
        held.add(ByteBuffer.wrap(name));
    }

    void drop(byte[] name) {
        held.remove(ByteBuffer.wrap(name));
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(RENEWAL);
                sql.renew(held.stream().map(ByteBuffer::array).toList());
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("Claims are not renewed", e);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        renewing = Thread.ofVirtual().name("claims").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = renewing;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
