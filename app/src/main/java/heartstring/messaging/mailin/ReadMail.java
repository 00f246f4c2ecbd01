package heartstring.messaging.mailin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds for accounts that are due. */
@Configuration(proxyBeanMethods = false)
class ReadMail {

    /** In one go. */
    private static final int MOST_LOOKS = 50;

    @Bean
    RecurringTask<Void> readMailTask(MailSync sync) {
        return Tasks.recurring("messaging-mail-in", FixedDelay.ofSeconds(10)).execute((instance, context) -> {
            int looks = 0;
            while (looks++ < MOST_LOOKS && sync.lookOnce()) {
                Thread.onSpinWait();
            }
        });
    }
}
