package heartstring.touchpoint.rejected;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of rejected events that nobody mended in time; every six hours, at most ten rounds of a bounded number. */
@Configuration(proxyBeanMethods = false)
class DiscardOldRejected {

    private static final int ROUNDS = 10;

    @Bean
    RecurringTask<Void> discardOldRejectedTask(Rejected rejected) {
        return Tasks.recurring("discard-old-rejected", FixedDelay.ofHours(6)).execute((instance, context) -> {
            for (int i = 0; i < ROUNDS && rejected.discardOld() == Rejected.MOST_AT_ONCE; i++) {
                Thread.onSpinWait();
            }
        });
    }
}
