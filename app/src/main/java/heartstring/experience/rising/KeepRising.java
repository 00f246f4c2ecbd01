package heartstring.experience.rising;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out each hour what is new; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepRising {

    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> findRisingTask(Rising rising) {
        return Tasks.recurring("experience-rising", FixedDelay.of(EVERY)).execute((instance, context) -> rising.find());
    }
}
