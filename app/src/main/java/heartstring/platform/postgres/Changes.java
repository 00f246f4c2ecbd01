package heartstring.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * News between the nodes on one database. Told inside a transaction, news goes out when it commits and is lost when it rolls
 * back. Every node hears it, the one that told it too. After a lost connection each listener is told with an empty text, which
 * means: forget everything, something may have been missed.
 */
@Component
public class Changes implements SmartLifecycle {

    /** PostgreSQL refuses a notification of 8,000 bytes. */
    public static final int LIMIT_BYTES = 7_500;

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int WAIT_MILLIS = 10_000;

    private final ChangesSql sql;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    Changes(ChangesSql sql) {
        this.sql = sql;
    }

    /** Tells that a topic has changed, without saying what. */
    public void tell(String topic) {
        tell(topic, "");
    }

    /** Tells what is new in a topic; a text of more than {@link #LIMIT_BYTES} is an {@link IllegalArgumentException}. */
    public void tell(String topic, String text) {
        String message = topic + "\n" + text;
        if (message.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LIMIT_BYTES) {
            throw new IllegalArgumentException("News of more than " + LIMIT_BYTES + " bytes: tell an id instead");
        }
        sql.tell(message);
    }

    /** Runs the listener whenever the topic has changed; it must be quick and must not throw. */
    public void onTold(String topic, Runnable listener) {
        onNews(topic, text -> listener.run());
    }

    /** Hands each piece of news of the topic to the listener; an empty text means that some may have been missed. */
    public void onNews(String topic, Consumer<String> listener) {
        listeners.computeIfAbsent(topic, key -> new CopyOnWriteArrayList<>()).add(listener);
    }

    @Override
    public void start() {
        // Known before it runs: it goes on only for as long as it is the one.
        Thread listener = Thread.ofVirtual().name("changes").unstarted(this::listen);
        thread = listener;
        listener.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
        close();
    }

    @Override
    public int getPhase() {
        return Phases.NEWS;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        boolean first = true;
        while (thread == Thread.currentThread()) {
            try (Connection open = sql.listen()) {
                connection = open;
                if (!first) {
                    LOG.info("Listening for changes again");
                }
                first = false;
                tellEverybodyToForget();
                hear(open);
            } catch (SQLException e) {
                if (thread == Thread.currentThread()) {
                    LOG.warn("Cannot listen for changes, trying again: {}", e.getMessage());
                    first = false;
                    rest();
                }
            }
        }
    }

    private void hear(Connection open) throws SQLException {
        PGConnection postgres = open.unwrap(PGConnection.class);
        while (thread == Thread.currentThread()) {
            PGNotification[] news = postgres.getNotifications(WAIT_MILLIS);
            if (news == null || news.length == 0) {
                ChangesSql.probe(open);
                continue;
            }
            for (PGNotification one : news) {
                String message = one.getParameter();
                int end = message.indexOf('\n');
                hand(end < 0 ? message : message.substring(0, end), end < 0 ? "" : message.substring(end + 1));
            }
        }
    }

    private void tellEverybodyToForget() {
        listeners.keySet().forEach(topic -> hand(topic, ""));
    }

    private void hand(String topic, String text) {
        for (Consumer<String> listener : listeners.getOrDefault(topic, List.of())) {
            try {
                listener.accept(text);
            } catch (RuntimeException e) {
                LOG.error("A listener for {} failed", topic, e);
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("The connection for changes was already gone");
            }
        }
    }
}
