package heartstring.crm.conversations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens what has slept long enough, and reckons promises again that have changed. */
@Configuration(proxyBeanMethods = false)
class KeepConversations {

    /** In one go, so that nothing else waits long. */
    private static final int MOST_ROUNDS = 100;

    @Bean
    RecurringTask<Void> keepConversationsTask(Upkeep upkeep) {
        return Tasks.recurring("crm-conversations", FixedDelay.ofSeconds(15)).execute((instance, context) -> {
            int rounds = 0;
            while (upkeep.wakeSome() && rounds++ < MOST_ROUNDS) {
                Thread.onSpinWait();
            }
            while (upkeep.reckonSome() && rounds++ < MOST_ROUNDS) {
                Thread.onSpinWait();
            }
        });
    }
}
