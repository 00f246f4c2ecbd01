package heartstring.loyalty.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every hour for points that end soon. */
@Configuration(proxyBeanMethods = false)
class TellBeforeExpiry {

    private static final int ROUNDS = 100;

    @Bean
    RecurringTask<Void> tellBeforeExpiryTask(Notices notices, Programmes programmes) {
        return Tasks.recurring("tell-before-expiry", FixedDelay.ofHours(1)).execute((instance, context) -> {
            for (Programme programme : programmes.all()) {
                for (int i = 0; i < ROUNDS && notices.tell(programme) == Notices.BATCH; i++) {
                    Thread.onSpinWait();
                }
            }
        });
    }
}
