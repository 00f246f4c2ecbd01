package heartstring.platform.postgres;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something small and often asked for that was read from the database, kept until news come that it has changed. Whoever reads
 * while it is being changed keeps nothing that was true before; the transaction that changes it reads it anew and keeps nothing
 * that may yet be rolled back.
 *
 * @param <T> never changed once read
 */
public final class Kept<T> {

    private final String topic;
    private final Changes changes;
    private final Supplier<T> reading;
    private final AtomicLong news = new AtomicLong();
    private volatile @Nullable Held<T> held;

    /**
     * @param topic of the news, one for each kept thing
     * @param reading reads it from the database
     */
    public Kept(String topic, Changes changes, Supplier<T> reading) {
        this.topic = topic;
        this.changes = changes;
        this.reading = reading;
        changes.onTold(topic, news::incrementAndGet);
    }

    private record Held<T>(long at, T value) {}

    /** As it is in this transaction. */
    public T get() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return reading.get();
        }
        Held<T> now = held;
        long at = news.get();
        if (now == null || now.at() != at) {
            now = new Held<>(at, reading.get());
            held = now;
        }
        return now.value();
    }

    /** Says, in the transaction that changed it, that it has changed: here as soon as that is committed, elsewhere in a moment. */
    public void changed() {
        changes.tell(topic);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            news.incrementAndGet();
        } else if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, topic);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Kept.this);
                    news.incrementAndGet();
                }
            });
        }
    }
}
