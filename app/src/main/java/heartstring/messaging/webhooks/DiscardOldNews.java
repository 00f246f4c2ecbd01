package heartstring.messaging.webhooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of news of more than thirty days ago; every hour, a little in each transaction. */
@Configuration(proxyBeanMethods = false)
class DiscardOldNews {

    private static final int MOST_ROUNDS = 400;
    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    RecurringTask<Void> discardOldNewsTask(Tellings tellings) {
        return Tasks.recurring("discard-old-news", FixedDelay.ofHours(1))
                .execute((instance, context) -> discard(tellings));
    }

    static void discard(Tellings tellings) {
        int rounds = 0;
        while (tellings.discard(KEPT) == NewsSql.MOST_DISCARDED && ++rounds < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
    }
}
