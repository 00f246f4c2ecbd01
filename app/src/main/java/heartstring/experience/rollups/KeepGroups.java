package heartstring.experience.rollups;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out groups that somebody just named, each in a transaction of its own; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepGroups {

    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    RecurringTask<Void> newMoodGroupsTask(Rollups rollups, NamedGroups named) {
        return Tasks.recurring("experience-new-groups", FixedDelay.of(EVERY))
                .execute((instance, context) ->
                        named.takeNew().forEach(members -> rollups.rollNew(named.word(), members)));
    }
}
