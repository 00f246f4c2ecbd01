package heartstring.customer.farewells;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets those whose day has come, on one server at a time. */
@Configuration(proxyBeanMethods = false)
class SayFarewell {

    @Bean
    RecurringTask<Void> farewellsTask(Farewells farewells) {
        return Tasks.recurring("say-farewell", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> farewells.forgetSome());
    }
}
