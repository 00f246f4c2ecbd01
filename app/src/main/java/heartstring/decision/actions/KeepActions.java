package heartstring.decision.actions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.decision.actionfacts.ActionFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides ahead about those who wait for something, learns what came of what was done, and puts away what is over. */
@Configuration(proxyBeanMethods = false)
class KeepActions {

    private static final Logger LOG = LoggerFactory.getLogger(KeepActions.class);
    private static final int SOME = 500;
    private static final int MOST_ROUNDS = 100;
    private static final int OF_EACH = 500;
    private static final int AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofDays(400);

    @Bean
    RecurringTask<Void> decideActionsTask(NextBest best, NightSql waiting, ActionFacts facts, InstantSource time) {
        return Tasks.recurring("decide-next-actions", FixedDelay.ofMinutes(10)).execute((instance, context) -> {
            Instant now = time.instant();
            decideAhead(best, waiting, facts, now);
        });
    }

    /** One short transaction for each. */
    static int decideAhead(NextBest best, NightSql waiting, ActionFacts facts, Instant now) {
        int decided = 0;
        for (long customer : waiting.waiting(now, facts.today(now), OF_EACH, AT_ONCE)) {
            try {
                decided += best.ahead(customer).isPresent() ? 1 : 0;
            } catch (RuntimeException e) {
                // One that cannot be decided keeps nobody else from it.
                LOG.warn("What to do next for customer {} could not be decided", customer, e);
            }
        }
        return decided;
    }

    @Bean
    RecurringTask<Void> learnActionsTask(Learnt learnt, LearntSql sql, InstantSource time) {
        return Tasks.recurring("learn-next-actions", FixedDelay.ofMinutes(15))
                .execute((instance, context) -> learnt(learnt, sql, time.instant()));
    }

    static void learnt(Learnt learnt, LearntSql sql, Instant now) {
        int rounds = 0;
        while (learnt.learn(now, SOME) == SOME && rounds++ < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
        rounds = 0;
        while (sql.passOver(now, SOME) == SOME && rounds++ < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
        rounds = 0;
        while (sql.forget(now.minus(KEPT), SOME) == SOME && rounds++ < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
    }
}
