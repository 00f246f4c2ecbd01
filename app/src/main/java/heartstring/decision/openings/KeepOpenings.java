package heartstring.decision.openings;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.platform.postgres.Meeting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens cases for signs within seconds, and looks once an hour for what customers only show. */
@Configuration(proxyBeanMethods = false)
class KeepOpenings {

    /** In one go, so that nothing else waits long. */
    private static final int MOST_ROUNDS = 50;

    @Bean
    RecurringTask<Void> openCasesTask(Openings openings) {
        return Tasks.recurring("open-cases", FixedDelay.ofSeconds(3)).execute((instance, context) -> {
            int rounds = 0;
            while (Meeting.again(openings::placeSome) && rounds++ < MOST_ROUNDS) {
                Thread.onSpinWait();
            }
        });
    }

    @Bean
    RecurringTask<Void> lookForFadingTask(Fading fading) {
        return Tasks.recurring("look-for-fading", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> fading.lookIfDue());
    }
}
