package heartstring.experience.rounds;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notes every few seconds who is next in a round, a bounded number in each transaction. */
@Configuration(proxyBeanMethods = false)
class SendRounds {

    private static final int MOST_BATCHES = 100;

    @Bean
    RecurringTask<Void> sendRoundsTask(Rounds rounds) {
        return Tasks.recurring("survey-rounds", FixedDelay.ofSeconds(20)).execute((instance, context) -> {
            for (int batch = 0; batch < MOST_BATCHES && rounds.goOn(); batch++) {
                Thread.onSpinWait();
            }
        });
    }
}
