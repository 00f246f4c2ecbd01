package heartstring.loyalty.challenges;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for what is due by something else than an order: every few seconds for people who were joined, hourly for birthdays. */
@Configuration(proxyBeanMethods = false)
class ChallengeClock {

    @Bean
    RecurringTask<Void> challengesTask(ChallengeWork work) {
        return Tasks.recurring("loyalty-challenges", FixedDelay.ofSeconds(5))
                .execute((instance, context) -> work.drain());
    }

    @Bean
    RecurringTask<Void> birthdaysTask(ChallengeWork work) {
        return Tasks.recurring("loyalty-birthdays", FixedDelay.ofHours(1))
                .execute((instance, context) -> work.birthdays());
    }
}
