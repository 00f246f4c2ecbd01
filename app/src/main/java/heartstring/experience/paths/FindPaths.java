package heartstring.experience.paths;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds ways anew from time to time; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class FindPaths {

    @Bean
    RecurringTask<Void> findPathsTask(FoundPaths paths) {
        return Tasks.recurring("find-paths", FixedDelay.ofSeconds(20)).execute((instance, context) -> paths.findDue());
    }
}
