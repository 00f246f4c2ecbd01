package heartstring.crm.kept;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads conversations again that changed. */
@Configuration(proxyBeanMethods = false)
class KeepKept {

    /** In one go, so that the task's sign of life is never old. */
    private static final int MOST_ROUNDS = 500;

    @Bean
    RecurringTask<Void> keepKeptTask(Promised promised) {
        return Tasks.recurring("crm-kept", FixedDelay.ofSeconds(10)).execute((instance, context) -> {
            int rounds = 0;
            while (promised.readSome() && rounds++ < MOST_ROUNDS) {
                Thread.onSpinWait();
            }
        });
    }
}
