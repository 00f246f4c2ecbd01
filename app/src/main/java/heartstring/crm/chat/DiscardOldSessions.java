package heartstring.crm.chat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of sessions of chats that have run out; every hour, a bounded number at a time. */
@Configuration(proxyBeanMethods = false)
class DiscardOldSessions {

    private static final int MOST_ROUNDS = 20;

    @Bean
    RecurringTask<Void> discardOldChatSessionsTask(ChatsSql sql, InstantSource time) {
        return Tasks.recurring("discard-old-chat-sessions", FixedDelay.ofHours(1))
                .execute((instance, context) -> {
                    for (int i = 0; i < MOST_ROUNDS && sql.discard(time.instant()); i++) {
                        Thread.onSpinWait();
                    }
                });
    }
}
