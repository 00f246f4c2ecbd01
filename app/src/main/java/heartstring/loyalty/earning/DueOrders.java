package heartstring.loyalty.earning;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.baskets.Returns;
import heartstring.loyalty.challenges.ChallengeWork;
import heartstring.platform.postgres.Phases;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges orders that changed, a bounded batch at a time, in the order they changed. An order that cannot be judged holds up no
 * other: it is tried again later, less and less often.
 */
@Component
public class DueOrders implements SmartLifecycle {

    static final int BATCH = 200;
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(DueOrders.class);

    private final DueOrdersSql sql;
    private final OrderJudge judge;
    private final ChallengeWork challenges;
    private final Returns returns;
    private final TransactionTemplate transactions;
    private volatile @Nullable Thread thread;

    DueOrders(
            DueOrdersSql sql,
            OrderJudge judge,
            ChallengeWork challenges,
            Returns returns,
            TransactionTemplate transactions) {
        this.challenges = challenges;
        this.returns = returns;
        this.sql = sql;
        this.judge = judge;
        this.transactions = transactions;
    }

    /** Judges everything that is due now, in this thread. */
    public void drain() {
        while (judgeSome() > 0) {
            Thread.onSpinWait();
        }
        challenges.drain();
        returns.drain();
    }

    /** Judges what is due of these customers before everything else. */
    @Transactional
    public void prefer(Collection<Long> customers) {
        sql.prefer(customers);
    }

    /** How many were taken off the list. */
    private int judgeSome() {
        try {
            return transactions.execute(status -> {
                var orders = sql.take(BATCH);
                judge.judge(orders);
                return orders.size();
            });
        } catch (IllegalStateException | IllegalArgumentException | DataAccessException e) {
            LOG.warn("A batch of orders could not be judged; each is judged by itself: {}", e.toString());
            return oneByOne();
        }
    }

    private int oneByOne() {
        int judged = 0;
        for (OrderKey order : sql.peek(BATCH)) {
            try {
                transactions.executeWithoutResult(status -> {
                    if (sql.takeOne(order)) {
                        judge.judge(java.util.List.of(order));
                    }
                });
                judged++;
            } catch (IllegalStateException | IllegalArgumentException | DataAccessException e) {
                LOG.warn("An order of source {} could not be judged and is tried again later", order.sourceId(), e);
                sql.later(order, FIRST_WAIT, LONGEST_WAIT);
            }
        }
        return judged;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                int judged = judgeSome();
                returns.drain();
                if (judged == 0) {
                    Thread.sleep(IDLE);
                } else {
                    challenges.drain();
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                if (thread == Thread.currentThread() && !waitedOut()) {
                    return;
                }
            }
        }
    }

    private static boolean waitedOut() {
        try {
            Thread.sleep(AFTER_TROUBLE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name("judge-orders").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
