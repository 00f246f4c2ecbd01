package heartstring.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class KeptTest {

    private final Changes changes;
    private final TransactionTemplate transactions;
    private final AtomicInteger stored = new AtomicInteger(1);

    KeptTest(Changes changes, TransactionTemplate transactions) {
        this.changes = changes;
        this.transactions = transactions;
    }

    private Kept<Integer> kept() {
        return new Kept<>("kept-" + UUID.randomUUID(), changes, stored::get);
    }

    @Test
    void whatIsCommittedIsSeenAtOnce() {
        Kept<Integer> kept = kept();
        assertThat(kept.get()).isEqualTo(1);
        transactions.executeWithoutResult(status -> {
            stored.set(2);
            kept.changed();
            assertThat(kept.get()).isEqualTo(2);
        });
        assertThat(kept.get()).isEqualTo(2);
    }

    @Test
    void whatIsRolledBackIsNotKept() {
        Kept<Integer> kept = kept();
        assertThat(kept.get()).isEqualTo(1);
        transactions.executeWithoutResult(status -> {
            stored.set(2);
            kept.changed();
            assertThat(kept.get()).isEqualTo(2);
            stored.set(1);
            status.setRollbackOnly();
        });
        assertThat(kept.get()).isEqualTo(1);
    }

    @Test
    void whoeverReadsWhileItChangesKeepsNothingOld() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        Kept<Integer> kept = new Kept<>("kept-" + UUID.randomUUID(), changes, () -> {
            int value = stored.get();
            if (reads.getAndIncrement() == 0) {
                reading.countDown();
                await(changed);
            }
            return value;
        });
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> early = other.submit(kept::get);
            await(reading);
            transactions.executeWithoutResult(status -> {
                stored.set(2);
                kept.changed();
            });
            changed.countDown();
            assertThat(early.get()).isEqualTo(1);
        }
        assertThat(kept.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
