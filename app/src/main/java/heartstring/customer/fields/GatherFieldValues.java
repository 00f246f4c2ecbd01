package heartstring.customer.fields;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the values of new fields from before, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class GatherFieldValues {

    @Bean
    RecurringTask<Void> gatherFieldValuesTask(FieldValues values) {
        return Tasks.recurring("gather-field-values", FixedDelay.ofSeconds(3))
                .execute((instance, context) -> values.gather());
    }
}
