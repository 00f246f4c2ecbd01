package heartstring.loyalty.claims;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every minute for claims that their orders were not told of. */
@Configuration(proxyBeanMethods = false)
class ClaimClock {

    @Bean
    RecurringTask<Void> claimsTask(Claims claims) {
        return Tasks.recurring("loyalty-claims", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> claims.tellAgain());
    }
}
