package heartstring.story.polish;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of wordings after a week: stories change, and so do their digests. */
@Configuration(proxyBeanMethods = false)
class DiscardOldWordings {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MOST_ROUNDS = 20;

    @Bean
    RecurringTask<Void> discardOldWordingsTask(PolishSql sql, InstantSource time) {
        return Tasks.recurring("discard-old-wordings", FixedDelay.ofHours(1)).execute((instance, context) -> {
            for (int i = 0; i < MOST_ROUNDS && sql.discard(time.instant().minus(KEPT)); i++) {
                Thread.onSpinWait();
            }
        });
    }
}
