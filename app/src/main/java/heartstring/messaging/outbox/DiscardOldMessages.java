package heartstring.messaging.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of messages that came to an end long ago; every six hours, a little in each transaction. */
@Configuration(proxyBeanMethods = false)
class DiscardOldMessages {

    private static final int MOST_ROUNDS = 400;
    private static final int DAYS = 400;

    @Bean
    RecurringTask<Void> discardOldMessagesTask(Outbox outbox) {
        return Tasks.recurring("discard-old-messages", FixedDelay.ofHours(6))
                .execute((instance, context) -> discard(outbox));
    }

    static void discard(Outbox outbox) {
        int rounds = 0;
        while (outbox.discardOld(DAYS) == OutboxSql.MOST_DISCARDED && ++rounds < MOST_ROUNDS) {
            Thread.onSpinWait();
        }
    }
}
