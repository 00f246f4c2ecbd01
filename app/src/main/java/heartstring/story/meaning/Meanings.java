package heartstring.story.meaning;

import heartstring.kernels.vectors.Directions;
import heartstring.platform.embedding.Embeddings;
import heartstring.platform.postgres.Changes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds what was said by what it means. The newest 100,000 meanings are kept in memory, loaded when somebody first looks for
 * something; each search first takes in what was written since.
 */
@Component
public class Meanings {

    /** So many are looked through. */
    public static final int MOST = 100_000;

    /** The least likeness at which two texts may mean something alike. */
    static final double LEAST = 0.35;

    private static final String TOPIC = "story.meaning";
    private static final int AT_ONCE = 5_000;
    private static final int MOST_TOLD = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);

    private final MeaningSql sql;
    private final Embeddings embeddings;
    private final Changes changes;
    private final TransactionTemplate transactions;
    private final Directions directions = new Directions(Embeddings.DIMENSIONS, MOST);
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile boolean loaded;
    private volatile boolean available;
    private long last;

    Meanings(MeaningSql sql, Embeddings embeddings, Changes changes, TransactionTemplate transactions) {
        this.sql = sql;
        this.embeddings = embeddings;
        this.changes = changes;
        this.transactions = transactions;
        changes.onNews(TOPIC, this::forget);
    }

    /** How far the search by meaning is. */
    public enum State {
        /** Being loaded; ask again in a moment. */
        LOADING,
        READY,
        /** This machine cannot run the model. */
        OFF
    }

    /**
     * What means something like it.
     *
     * @param touchpoints the likest first; empty unless the state is READY
     */
    public record Found(State state, List<Long> touchpoints) {}

    /** Touchpoints that mean something like what was typed; answers at once, also while the model is being loaded. */
    public Found find(String typed, int most) {
        if (!loaded) {
            load();
            return new Found(State.LOADING, List.of());
        }
        if (!available) {
            return new Found(State.OFF, List.of());
        }
        catchUp();
        byte[] wanted = Directions.bytes(embeddings.of(typed));
        return new Found(
                State.READY,
                directions.nearest(wanted, LEAST, most).stream()
                        .map(Directions.Near::id)
                        .toList());
    }

    /** How many texts wait for their meaning to be read, counted up to a bound. */
    public int waiting(int most) {
        return sql.countWaiting(most);
    }

    private void load() {
        if (loading.compareAndSet(false, true)) {
            Thread.ofVirtual().name("meanings").start(this::readAll);
        }
    }

    private void readAll() {
        try {
            if (embeddings.isAvailable()) {
                embeddings.of("");
                transactions.executeWithoutResult(status -> readNewest());
                available = true;
            }
            loaded = true;
        } catch (RuntimeException e) {
            LOG.warn("Meanings were not loaded and will be when next asked: {}", e.toString());
        } finally {
            loading.set(false);
        }
    }

    private synchronized void readNewest() {
        directions.clear();
        last = sql.last();
        sql.newest(MOST, rs -> {
            directions.put(rs.getLong(1), rs.getBytes(3));
        });
    }

    /** Takes in what was written since somebody last looked. */
    private synchronized void catchUp() {
        sql.after(last, AT_ONCE, rs -> {
            directions.put(rs.getLong(1), rs.getBytes(3));
            last = rs.getLong(2);
        });
    }

    /** Tells every node that these are gone; in the transaction that takes them away. */
    void tellGone(List<Long> touchpoints) {
        if (!touchpoints.isEmpty()) {
            changes.tell(
                    TOPIC,
                    touchpoints.size() > MOST_TOLD
                            ? ""
                            : touchpoints.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private void forget(String gone) {
        if (gone.isEmpty()) {
            // Too many to name, or news may have been missed: all are read again when next asked.
            if (loaded && available) {
                loaded = false;
            }
        } else {
            Arrays.stream(gone.split(",", -1)).mapToLong(Long::parseLong).forEach(directions::remove);
        }
    }
}
