package heartstring.insight.baskets;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.insight.runs.Studies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the study worked out anew as soon as a tenth more orders have come in, and at least twenty; looked at every five minutes. */
@Configuration(proxyBeanMethods = false)
class KeepComplements {

    private static final long FEWEST = 20;

    @Bean
    RecurringTask<Void> complementsTask(Studies studies, TiesSql ties, ReceiptsSql receipts) {
        return Tasks.recurring("complements", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> askAfterNews(studies, ties, receipts));
    }

    /** Whether it was asked for. */
    static boolean askAfterNews(Studies studies, TiesSql ties, ReceiptsSql receipts) {
        return studies.done(BasketStudy.NAME)
                .flatMap(run -> ties.counted(run.id()))
                .filter(counted -> {
                    long enough = Math.max(FEWEST, counted.receipts() / 10);
                    return receipts.newer(counted.lastOrder(), enough) >= enough;
                })
                .map(counted -> studies.askUnlessFailed(BasketStudy.NAME))
                .orElse(false);
    }
}
