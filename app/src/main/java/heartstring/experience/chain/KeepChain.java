package heartstring.experience.chain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out the chain each night; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepChain {

    private static final Duration LOOKED_EVERY = Duration.ofMinutes(2);

    @Bean
    RecurringTask<Void> findChainTask(Chain chain) {
        return Tasks.recurring("experience-chain", FixedDelay.of(LOOKED_EVERY))
                .execute((instance, context) -> chain.findIfDue());
    }
}
