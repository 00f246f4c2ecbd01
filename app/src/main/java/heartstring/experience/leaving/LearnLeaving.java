package heartstring.experience.leaving;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Learns once a day what precedes leaving, and works out everybody; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class LearnLeaving {

    private static final Duration LEARNT_EVERY = Duration.ofHours(24);

    @Bean
    RecurringTask<Void> learnLeavingTask(Moods moods) {
        return Tasks.recurring("learn-leaving", FixedDelay.ofSeconds(30))
                .execute((instance, context) -> moods.learnIfDue(LEARNT_EVERY));
    }
}
