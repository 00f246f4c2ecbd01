package heartstring.experience.themes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what is to be done after themes changed, some texts in each transaction; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepThemes {

    /** Texts in one transaction. */
    private static final int BATCH = 1_000;

    /** Batches in one go, so that the task's sign of life is never old. */
    private static final int MOST_BATCHES = 200;

    private static final int EVERY_SECONDS = 2;

    @Bean
    RecurringTask<Void> themeWorkTask(ThemeWorkSql sql, TransactionTemplate transactions) {
        return Tasks.recurring("experience-themes", FixedDelay.ofSeconds(EVERY_SECONDS))
                .execute((instance, context) -> {
                    for (int i = 0; i < MOST_BATCHES && doSome(sql, transactions); i++) {
                        Thread.onSpinWait();
                    }
                });
    }

    /** Does some of it in a transaction; false when there is nothing, or somebody else is at it. */
    static boolean doSome(ThemeWorkSql sql, TransactionTemplate transactions) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            ThemeWorkSql.Work work = sql.next().orElse(null);
            if (work == null) {
                return false;
            }
            boolean more = work.word() == null ? sql.readAgain(work, BATCH) : sql.forget(work, BATCH);
            if (!more) {
                sql.done(work);
            }
            return true;
        }));
    }
}
