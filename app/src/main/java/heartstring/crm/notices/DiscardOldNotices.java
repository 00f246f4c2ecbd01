package heartstring.crm.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets go of what colleagues were told long ago. */
@Configuration(proxyBeanMethods = false)
class DiscardOldNotices {

    private static final Duration KEPT = Duration.ofDays(200);
    private static final int MOST = 20_000;

    @Bean
    RecurringTask<Void> discardOldNoticesTask(NoticesSql sql, InstantSource time) {
        return Tasks.recurring("discard-old-notices", FixedDelay.ofHours(6))
                .execute((instance, context) -> sql.discard(time.instant().minus(KEPT), MOST));
    }
}
