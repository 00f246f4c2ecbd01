package heartstring.loyalty.tiers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds for standings that are due. */
@Configuration(proxyBeanMethods = false)
class TierClock {

    @Bean
    RecurringTask<Void> tiersTask(TierWork work) {
        return Tasks.recurring("loyalty-tiers", FixedDelay.ofSeconds(5)).execute((instance, context) -> work.drain());
    }
}
