package heartstring.messaging.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of files that nobody has sent. */
@Configuration(proxyBeanMethods = false)
class DiscardLooseFiles {

    @Bean
    RecurringTask<Void> discardLooseFilesTask(Files files) {
        return Tasks.recurring("discard-loose-files", FixedDelay.ofHours(3))
                .execute((instance, context) -> files.discardLoose());
    }
}
