package heartstring.decision.entering;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.decision.engine.Engine;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Workflows go on by themselves: each server takes what is due, within a second. */
@Configuration(proxyBeanMethods = false)
class KeepWorkflows {

    private static final int MOST_ROUNDS = 20;

    @Bean
    Loop workflowsLoop(Placing placing, Engine engine) {
        return new Loop("workflows", Rests.brief(Duration.ofMillis(500)), () -> {
            boolean placed = placing.some();
            return engine.singles() || placed;
        });
    }

    /** Apart from those who come by themselves, so that none of these waits for a crowd. */
    @Bean
    Loop workflowCrowdsLoop(Engine engine) {
        return new Loop("workflow-crowds", Rests.brief(Duration.ofMillis(500)), engine::crowds);
    }

    @Bean
    RecurringTask<Void> followSegmentsTask(Feeds feeds) {
        return Tasks.recurring("workflow-segments", FixedDelay.ofSeconds(2)).execute((instance, context) -> {
            int rounds = 0;
            while (feeds.segments() && rounds++ < MOST_ROUNDS) {
                Thread.onSpinWait();
            }
        });
    }

    @Bean
    RecurringTask<Void> workflowDaysTask(Feeds feeds) {
        return Tasks.recurring("workflow-days", FixedDelay.ofMinutes(5)).execute((instance, context) -> feeds.days());
    }

    @Bean
    RecurringTask<Void> addUpWorkflowsTask(Engine engine) {
        return Tasks.recurring("workflow-tallies", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> engine.fold());
    }
}
