package heartstring.customer.duplicates;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds whether a search is wanted, and wants one itself each day; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class FindDuplicates {

    private static final Duration AGAIN_AFTER = Duration.ofHours(24);

    @Bean
    RecurringTask<Void> findDuplicatesTask(Searches searches) {
        return Tasks.recurring("find-duplicates", FixedDelay.ofSeconds(5)).execute((instance, context) -> {
            searches.wantIfDue(AGAIN_AFTER);
            searches.run();
        });
    }
}
