package heartstring.experience.asking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides every few seconds about those who are due to be asked or reminded, a bounded batch in each transaction. */
@Configuration(proxyBeanMethods = false)
class AskThem {

    private static final int MOST_BATCHES = 200;

    @Bean
    RecurringTask<Void> askThemTask(Asking asking) {
        return Tasks.recurring("survey-askings", FixedDelay.ofSeconds(20)).execute((instance, context) -> {
            for (int batch = 0; batch < MOST_BATCHES && asking.some() > 0; batch++) {
                Thread.onSpinWait();
            }
            for (int batch = 0; batch < MOST_BATCHES && asking.remindSome() > 0; batch++) {
                Thread.onSpinWait();
            }
        });
    }
}
