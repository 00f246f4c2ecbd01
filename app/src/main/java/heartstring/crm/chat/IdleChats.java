package heartstring.crm.chat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends chats that nobody goes on with; every minute, a bounded number. */
@Configuration(proxyBeanMethods = false)
class IdleChats {

    private static final int MOST_ROUNDS = 20;

    @Bean
    RecurringTask<Void> endIdleChatsTask(Endings endings) {
        return Tasks.recurring("crm-idle-chats", FixedDelay.ofMinutes(1)).execute((instance, context) -> {
            for (int i = 0; i < MOST_ROUNDS && endings.endSome(); i++) {
                Thread.onSpinWait();
            }
        });
    }
}
