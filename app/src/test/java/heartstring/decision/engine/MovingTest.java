package heartstring.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Another version is published while people are still being moved to the one before. */
@HouseTest
class MovingTest {

    private final RunsSql sql;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    MovingTest(RunsSql sql, JdbcClient jdbc, TransactionTemplate transactions) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private boolean moving(int workflow) {
        return jdbc.sql("select moving from decision.workflow where id = :id")
                .param("id", workflow)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoeverEndsMovingToTheVersionBeforeDoesNotEndMovingToTheNewOne() {
        transactions.executeWithoutResult(status -> {
            int workflow = jdbc.sql("""
                            insert into decision.workflow (name, state, version, moving, made_at, changed_at)
                            values (:name, 'off', 3, true, now(), now()) returning id""")
                    .param("name", "Moving " + UUID.randomUUID())
                    .query(Integer.class)
                    .single();
            sql.moved(workflow, 2);
            assertThat(moving(workflow)).isTrue();
            sql.moved(workflow, 3);
            assertThat(moving(workflow)).isFalse();
            status.setRollbackOnly();
        });
    }
}
