package heartstring.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heartstring.HouseTest;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class ChangesTest {

    private final Changes changes;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ChangesTest(Changes changes, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void newsGoesOutWhenItsTransactionCommits() throws Exception {
        String topic = UUID.randomUUID().toString();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        changes.onNews(topic, heard::add);
        transaction.executeWithoutResult(status -> {
            changes.tell(topic, "rolled back");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> changes.tell(topic, "committed\nwith a second line"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("committed\nwith a second line");
        assertThat(heard).isEmpty();
    }

    @Test
    void afterALostConnectionEverybodyForgets() throws Exception {
        String topic = UUID.randomUUID().toString();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        changes.onNews(topic, heard::add);
        jdbc.sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'heartstring-changes' AND datname = current_database()
                        """).query(Boolean.class).list();
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEmpty();
        changes.tell(topic, "again");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("again");
    }

    @Test
    void longNewsIsRefused() {
        assertThatThrownBy(() -> changes.tell("x", "é".repeat(4_000))).isInstanceOf(IllegalArgumentException.class);
    }
}
