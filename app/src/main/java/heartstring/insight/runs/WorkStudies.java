package heartstring.insight.runs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks for the studies that are due, and works at them in a thread of its own. */
@Configuration(proxyBeanMethods = false)
class WorkStudies {

    private static final Rests RESTS =
            new Rests(Duration.ofSeconds(10), Duration.ofSeconds(1), 0, Duration.ZERO, Duration.ofSeconds(30));

    private static final Duration HELD = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> askForStudiesTask(Studies studies) {
        return Tasks.recurring("ask-for-studies", FixedDelay.ofSeconds(60))
                .execute((instance, context) -> studies.askForDue());
    }

    @Bean
    Loop studiesHeldLoop(Studies studies) {
        return new Loop("studies-held", Rests.brief(HELD), studies::hold);
    }

    @Bean
    Loop studiesLoop(Studies studies) {
        return new Loop(
                "studies",
                RESTS,
                () -> studies.workAtOne(() -> Thread.currentThread().isInterrupted()));
    }
}
