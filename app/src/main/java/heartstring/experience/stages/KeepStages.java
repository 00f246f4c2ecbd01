package heartstring.experience.stages;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.experience.gaps.Gaps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out where customers are of whom something is new, adds the days up, and looks at all stages from time to time. */
@Configuration(proxyBeanMethods = false)
class KeepStages {

    /** Batches in one go, so that the task's sign of life is never old. */
    private static final int MOST_BATCHES = 100;

    @Bean
    RecurringTask<Void> keepStagesTask(Stages stages, RollUps rollUps) {
        return Tasks.recurring("keep-stages", FixedDelay.ofSeconds(1)).execute((instance, context) -> {
            for (int i = 0; i < MOST_BATCHES && stages.workSome(); i++) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < MOST_BATCHES && rollUps.addSome(false); i++) {
                Thread.onSpinWait();
            }
        });
    }

    @Bean
    RecurringTask<Void> lookAtStagesTask(Gaps gaps) {
        return Tasks.recurring("look-at-stages", FixedDelay.ofMinutes(15)).execute((instance, context) -> gaps.look());
    }
}
