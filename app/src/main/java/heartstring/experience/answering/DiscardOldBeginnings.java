package heartstring.experience.answering;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of answers that were begun long ago and never sent; every six hours, a bounded number. */
@Configuration(proxyBeanMethods = false)
class DiscardOldBeginnings {

    @Bean
    RecurringTask<Void> discardOldBeginningsTask(Begins begins) {
        return Tasks.recurring("discard-old-beginnings", FixedDelay.ofHours(6))
                .execute((instance, context) -> begins.discard());
    }
}
