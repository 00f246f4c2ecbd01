package heartstring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL statements that the house runs for requests (or the test itself) while this is open; what works in the background is left out. */
public final class Statements implements AutoCloseable {

    private static final String REQUESTS = "tomcat-handler-";

    private final Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Level before = log.getLevel();
    private final boolean additive = log.isAdditive();
    private final Predicate<String> threads;
    private final List<String> run = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String message = event.getFormattedMessage();
            if (threads.test(event.getThreadName()) && message.contains("[")) {
                run.add(message.substring(message.indexOf('[') + 1));
            }
        }
    };

    /** Listens from now on. */
    public Statements() {
        this(thread -> thread.startsWith(REQUESTS));
    }

    /** Listens from now on to the thread that calls this, instead of requests. */
    public static Statements here() {
        return new Statements(Thread.currentThread().getName()::equals);
    }

    private Statements(Predicate<String> threads) {
        this.threads = threads;
        listener.setContext(log.getLoggerContext());
        listener.start();
        log.addAppender(listener);
        log.setAdditive(false);
        log.setLevel(Level.DEBUG);
    }

    /** What was run so far, in order. */
    public List<String> run() {
        return List.copyOf(run);
    }

    @Override
    public void close() {
        log.setLevel(before);
        log.setAdditive(additive);
        log.detachAppender(listener);
        listener.stop();
    }
}
