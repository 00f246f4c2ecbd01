package heartstring.crm.promises;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for promises that wait for their task, and for tasks whose promise is gone. */
@Configuration(proxyBeanMethods = false)
class KeepPromises {

    /** In one go, so that nothing else waits long. */
    private static final int MOST_ROUNDS = 20;

    @Bean
    RecurringTask<Void> keepPromisesTask(PromiseTasks promises) {
        return Tasks.recurring("crm-promises", FixedDelay.ofMinutes(1)).execute((instance, context) -> {
            int rounds = 0;
            while (promises.giveSome() && rounds++ < MOST_ROUNDS) {
                Thread.onSpinWait();
            }
            promises.dropGone();
        });
    }
}
