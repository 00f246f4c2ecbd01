package heartstring.platform.bulk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What records held before bulks goes after thirty days. */
@Configuration(proxyBeanMethods = false)
class DiscardOldBulks {

    @Bean
    RecurringTask<Void> discardOldBulksTask(Bulks bulks) {
        return Tasks.recurring("discard-old-bulks", FixedDelay.ofHours(6))
                .execute((instance, context) -> bulks.discard());
    }
}
