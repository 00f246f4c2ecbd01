package heartstring.decision.gifts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Closes what was set aside and never given, and forgets what came to nothing long ago. */
@Configuration(proxyBeanMethods = false)
class KeepGifts {

    private static final int SOME = 500;
    private static final int MOST_ROUNDS = 100;
    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    RecurringTask<Void> closeGiftsTask(DecisionsSql decisions, InstantSource time) {
        return Tasks.recurring("close-gifts", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> closed(decisions, time.instant()));
    }

    static void closed(DecisionsSql decisions, Instant now) {
        int rounds = 0;
        while (decisions.expire(now, SOME) == SOME && rounds++ < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
        rounds = 0;
        while (decisions.forget(now.minus(KEPT), SOME) == SOME && rounds++ < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
    }
}
