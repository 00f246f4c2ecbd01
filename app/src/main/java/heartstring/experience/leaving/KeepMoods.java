package heartstring.experience.leaving;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out anew of whom something is new, all the time, and learns once a day; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepMoods {

    private static final Duration LEARNT_EVERY = Duration.ofHours(24);

    /** Batches in one go, so that the task's sign of life is never old. */
    private static final int MOST_BATCHES = 100;

    @Bean
    RecurringTask<Void> keepMoodsTask(Moods moods) {
        return Tasks.recurring("keep-moods", FixedDelay.ofSeconds(1)).execute((instance, context) -> {
            for (int i = 0; i < MOST_BATCHES && moods.refreshDue(); i++) {
                Thread.onSpinWait();
            }
        });
    }

    @Bean
    RecurringTask<Void> learnLeavingTask(Moods moods) {
        return Tasks.recurring("learn-leaving", FixedDelay.ofSeconds(30))
                .execute((instance, context) -> moods.learnIfDue(LEARNT_EVERY));
    }
}
