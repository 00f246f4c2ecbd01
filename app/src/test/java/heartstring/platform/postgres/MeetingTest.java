package heartstring.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.HouseTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class MeetingTest {

    private static final long THIS = 7_310_001;
    private static final long THAT = 7_310_002;

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final CountDownLatch bothHold = new CountDownLatch(2);
    private final AtomicInteger begun = new AtomicInteger();

    MeetingTest(TransactionTemplate transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private int lock(long first, long second) {
        Integer done = transactions.execute(status -> {
            begun.incrementAndGet();
            hold(first);
            bothHold.countDown();
            try {
                bothHold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            hold(second);
            return 1;
        });
        return done == null ? 0 : done;
    }

    private void hold(long what) {
        jdbc.sql("select pg_advisory_xact_lock(:what)").param("what", what).query(rs -> {});
    }

    @Test
    void whoeverWasUndoneBeginsAnew() {
        CompletableFuture<Integer> other = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> other.complete(Meeting.again(() -> lock(THAT, THIS))));
        assertThat(Meeting.again(() -> lock(THIS, THAT))).isEqualTo(1);
        assertThat(other).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(1);
        assertThat(begun).hasValue(3);
    }

    @Test
    void itDoesNotTryForEver() {
        assertThatThrownBy(() -> Meeting.again(() -> {
                    begun.incrementAndGet();
                    throw new CannotAcquireLockException("always");
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(begun).hasValue(5);
    }

    @Test
    void withinATransactionOnlyTheOutermostBeginsAnew() {
        assertThatThrownBy(() -> transactions.execute(status -> Meeting.again(() -> {
                    begun.incrementAndGet();
                    throw new CannotAcquireLockException("once");
                })))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(begun).hasValue(1);
    }
}
