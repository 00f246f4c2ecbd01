package heartstring.decision.gaps;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.platform.postgres.Meeting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for gaps that wait for their task. */
@Configuration(proxyBeanMethods = false)
class TellOfGaps {

    @Bean
    RecurringTask<Void> tellOfGapsTask(GapTasks gaps) {
        return Tasks.recurring("gap-tasks", FixedDelay.ofSeconds(10)).execute((instance, context) -> {
            while (Meeting.again(gaps::giveSome)) {
                Thread.onSpinWait();
            }
        });
    }
}
