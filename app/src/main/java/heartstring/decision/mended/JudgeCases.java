package heartstring.decision.mended;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at what customers did about their cases: whether they answered, whether they came back. */
@Configuration(proxyBeanMethods = false)
class JudgeCases {

    @Bean
    RecurringTask<Void> judgeCasesTask(Judging judging) {
        return Tasks.recurring("judge-cases", FixedDelay.ofMinutes(1)).execute((instance, context) -> judging.judge());
    }
}
